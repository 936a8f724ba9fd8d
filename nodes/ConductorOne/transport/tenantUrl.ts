import { InputError } from '../../../engine/field';

/** A web address; `undefined` for anything else. */
export function webAddress(given: string): URL | undefined {
	const url = URL.canParse(given) ? new URL(given) : undefined;
	return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined;
}

/**
 * An address, if it belongs to the tenant: whoever can change the data of a workflow must not be able
 * to have something sent elsewhere.
 *
 * @param field The field that it comes from
 * @param fix Why nothing else will do, and what to do
 * @throws {InputError}
 */
export function addressOfTenant(field: string, url: URL, origin: string, fix: string): string {
	if (url.origin !== origin || url.username !== '' || url.password !== '') {
		throw new InputError(field, `does not belong to ${origin}`, fix);
	}
	return url.href;
}
