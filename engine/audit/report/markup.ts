/** Text that is safe to put into a page as it stands. */
export class Markup {
	constructor(readonly text: string) {}
}

type Part = string | number | Markup | undefined | readonly Markup[];

/**
 * A piece of a page. Everything put into it is escaped unless it is {@link Markup} itself, so that
 * no name can become a tag or leave an attribute; attributes have to be in double quotes.
 */
export function markup(texts: TemplateStringsArray, ...parts: Part[]): Markup {
	return new Markup(
		texts.map((text, index) => text + (index < parts.length ? shown(parts[index]) : '')).join(''),
	);
}

function shown(part: Part): string {
	if (part === undefined) return '';
	if (part instanceof Markup) return part.text;
	if (typeof part === 'object') return part.map(({ text }) => text).join('');
	return escaped(String(part));
}

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Direction marks could make a name read as another one, so they go. */
function escaped(text: string): string {
	return text
		.replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F]/g, '')
		.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
