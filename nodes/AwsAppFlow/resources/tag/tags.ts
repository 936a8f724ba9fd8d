import { InputError, mapped, required } from '../../../../engine/field';
import { checkText, keyValues, textList } from '../../../../engine/fields';

/** The most tags that a resource can have, and that a request can name. */
const MOST_TAGS = 50;

const KEYS = 'Tag Keys';
const TAGS = 'Tags';

const RESERVED = /^aws:/i;

const keyRules = {
	max: 128,
	pattern: /^[a-zA-Z+-=._:/]+$/,
	patternHint: 'consist of letters, digits, and + - = . _ : / only, without spaces',
};

const valueRules = {
	max: 256,
	pattern: /^[\s\w+-=.:/@]*$/,
	patternHint: 'consist of letters, digits, white space, and + - = . _ : / @ only',
};

function checkKey(field: string, key: string): string {
	if (RESERVED.test(key)) {
		throw new InputError(field, `has the key '${key}': keys with 'aws:' belong to AWS`);
	}
	return checkText(field, key, keyRules);
}

const pairs = keyValues({
	displayName: TAGS,
	name: 'tags',
	description: 'Tags to add, at most 50. A key that is there already gets the new value.',
	addLabel: 'Add tag',
	entryLabel: 'Tag',
});

/** Tags to be added, by their keys. */
export const tagsField = mapped(pairs, (tags) => {
	if (!tags) throw new InputError(TAGS, 'is empty', 'Add at least one tag');
	const entries = Object.entries(tags);
	if (entries.length > MOST_TAGS) {
		throw new InputError(TAGS, `has ${entries.length} tags: AWS allows ${MOST_TAGS}`);
	}
	for (const [key, value] of entries) {
		checkKey(TAGS, key);
		checkText(TAGS, value, valueRules);
	}
	return tags;
});

const keys = textList({
	displayName: KEYS,
	name: 'tagKeys',
	description:
		'Keys of the tags to remove, separated by commas; those that are not there do no harm',
	placeholder: 'e.g. team, cost-center',
	maximum: MOST_TAGS,
});

/** Keys of tags to be removed. */
export const tagKeysField = mapped(required(keys, 'Name at least one tag'), (given) =>
	given.map((key) => checkKey(KEYS, key)),
);
