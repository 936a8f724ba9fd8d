const BEGIN_BODY_END = /^(-----BEGIN [^-]+-----)\s*([A-Za-z0-9+/=\s]+?)\s*(-----END [^-]+-----)$/;
const LINE = /.{1,64}/g;

/**
 * A key in PEM form with its line breaks, which a password field loses when the key is pasted.
 * Anything else comes back as it is.
 */
export function restoreLineBreaks(text: string): string {
	if (/[\r\n]/.test(text)) return text;
	const match = BEGIN_BODY_END.exec(text.trim());
	if (!match) return text;
	const [, begin = '', body = '', end = ''] = match;
	return [begin, ...(body.replace(/\s/g, '').match(LINE) ?? []), end, ''].join('\n');
}
