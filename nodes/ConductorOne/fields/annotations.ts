import { keyValues } from '../../../engine/fields';

/** Notes on an object, for programs. An update keeps those it does not name. */
export const annotations = keyValues({
	displayName: 'Annotations',
	name: 'annotations',
	description: 'Up to 16 names and values to keep with it; an empty value deletes the name',
});
