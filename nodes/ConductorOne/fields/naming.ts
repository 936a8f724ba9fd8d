import { requiredText, text } from '../../../engine/fields';

/** What a new object is called. */
export const newDisplayName = requiredText({
	displayName: 'Display Name',
	name: 'displayName',
	description: 'Name that people see',
});

/** What an object is called from now on. */
export const changedDisplayName = text({
	displayName: 'Display Name',
	name: 'displayName',
	description: 'Name that people see',
});

/** What an object is for; may be emptied. */
export const descriptionText = text({
	displayName: 'Description',
	name: 'description',
	description: 'What it is for',
	allowEmpty: true,
});

/** What one searches by. */
export const queryText = text({
	displayName: 'Query',
	name: 'query',
	description: 'Text that resembles part of the name',
});
