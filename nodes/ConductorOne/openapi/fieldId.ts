import type { Input } from './document';

/** Where the value of a form's field belongs. A duration is a member of the body, too. */
type Place = Input['place'] | 'duration';

const ID = /^(path|query|body|duration)_(.+)$/;

/**
 * The ID of a field of the form. It says all that there is to know when the request is made, since
 * that is done without the document: `path_app_id`, `body_displayName`.
 */
export function fieldId({ place, name, shape }: Input): string {
	return `${place === 'body' && shape.format === 'duration' ? 'duration' : place}_${name}`;
}

/** What a field's ID says; `undefined` for an ID of another form. */
export function readFieldId(id: string): { place: Place; name: string } | undefined {
	const [, place, name = ''] = ID.exec(id) ?? [];
	if (place === 'path' || place === 'query' || place === 'body' || place === 'duration') {
		return { place, name };
	}
	return undefined;
}
