import type { Field } from '../../../../engine/field';
import { flag, parseRows, text } from '../../../../engine/fields';
import { kmsKey } from '../connectorProfile/kmsKey';
import { tagsField } from '../tag/tags';

/** What the API model says of FlowDescription. */
export const descriptionOption = text({
	displayName: 'Description',
	name: 'description',
	description: 'What the flow is for, shown with it in AWS. Empty to remove it.',
	allowEmpty: true,
	max: 2048,
	pattern: /^[\w!@#\-.?,\s]*$/,
	patternHint: 'consist of letters, digits, white space, and _!@#-.?, only',
});

export const kmsKeyOption = kmsKey(
	"Key of your own that encrypts the flow's data on its way, in place of AWS's; it cannot be changed later",
);

export const activateOption = flag({
	displayName: 'Activate Afterwards',
	name: 'activateAfterwards',
	description:
		'Whether to put a scheduled or event flow into service; AWS makes it as a draft. Flows on demand need no activation.',
});

export const returnTasksOption = flag({
	displayName: 'Return Tasks',
	name: 'returnTasks',
	description: 'Whether to return the AWS tasks that the mapping was made into',
});

export const replaceOption = flag({
	displayName: 'Replace If Needed',
	name: 'replaceIfNeeded',
	description:
		'Whether to delete the flow and create it anew where AWS cannot change it: another destination object, another connector, or a trigger to or from events. Its run history and how far incremental transfers have come are lost.',
});

/** Tags of a flow that is going to be made. */
export const tagsOption: Field<'tags', Record<string, string> | undefined> = {
	name: tagsField.name,
	properties: tagsField.properties.map((property) => ({
		...property,
		description: 'Tags of the flow, at most 50',
	})),
	read(reader) {
		const rows = parseRows('Tags', reader.get(tagsField.name));
		return rows.length > 0 ? tagsField.read(reader) : undefined;
	},
};
