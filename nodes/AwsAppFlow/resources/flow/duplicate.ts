import type { Field } from '../../../../engine/field';
import { checkText, collection, flag, text } from '../../../../engine/fields';
import { locator } from '../../../../engine/locator';
import { duplicated } from '../../flow/duplicate';
import { getFlow } from '../../flow/describe';
import { copyNameField, flowField } from '../../flow/flowName';
import { createFlow, finished } from '../../flow/save';
import { appFlowOperation } from '../../operation';
import { PROFILE_NAME_RULES } from '../../profile';
import { withOptions } from './create';
import { activateOption, descriptionOption, kmsKeyOption, tagsOption } from './options';

/** A connector profile by its name, from the list or typed in; `undefined` if left empty. */
function profile<const Name extends string>(options: {
	readonly displayName: string;
	readonly name: Name;
	readonly description: string;
}): Field<Name, string | undefined> {
	const located = locator({
		...options,
		searchListMethod: 'searchConnectorProfiles',
		listPlaceholder: 'Select a connector profile...',
		modes: [{ name: 'name', displayName: 'By Name', placeholder: 'e.g. salesforce-sandbox' }],
	});
	return {
		...located,
		read(reader) {
			const value = located.read(reader)?.value;
			return value === undefined
				? undefined
				: checkText(options.displayName, value, PROFILE_NAME_RULES);
		},
	};
}

const changes = collection({
	displayName: 'Changes',
	name: 'changes',
	placeholder: 'Add change',
	fields: [
		text({
			displayName: 'Destination Bucket Name',
			name: 'destinationBucketName',
			description: 'S3 bucket that the new flow writes to',
			placeholder: 'e.g. my-bucket',
			min: 3,
			max: 63,
			pattern: /^\S+$/,
			patternHint: 'have no spaces',
		}),
		text({
			displayName: 'Destination Bucket Prefix',
			name: 'destinationBucketPrefix',
			description: 'Folder in the S3 bucket that the new flow writes to. Empty for none.',
			allowEmpty: true,
			max: 512,
		}),
		profile({
			displayName: 'Destination Connector Profile',
			name: 'destinationConnectorProfileName',
			description: 'Connection that the new flow writes through',
		}),
		text({
			displayName: 'Destination Object',
			name: 'destinationObject',
			description: 'API name of the object that the new flow writes to',
			placeholder: 'e.g. Account',
			max: 512,
			pattern: /^\S+$/,
			patternHint: 'have no spaces',
		}),
		profile({
			displayName: 'Source Connector Profile',
			name: 'sourceConnectorProfileName',
			description: 'Connection that the new flow reads through',
		}),
	],
});

export const duplicate = appFlowOperation({
	value: 'duplicate',
	name: 'Duplicate',
	action: 'Duplicate flow',
	description:
		'Create a copy of a flow under another name, as it is or with other connector profiles or another destination',
	fields: [flowField, copyNameField, changes],
	options: [
		activateOption,
		flag({
			displayName: 'Copy Tags',
			name: 'copyTags',
			description: 'Whether the new flow gets the tags of the old one',
			default: true,
		}),
		descriptionOption,
		kmsKeyOption,
		tagsOption,
	],
	idempotent: true,
	async execute(call) {
		const { flowName, newFlowName, options } = call.params;
		const flow = await getFlow(call.service, flowName, call.signal);
		const copy = duplicated(flow, call.params.changes, options);
		const given = withOptions(copy, options);
		const saved = await createFlow(call, newFlowName, given, (input) =>
			call.idempotencyToken(input),
		);
		const created = await finished(call, saved, given.definition.tasks, options);
		return { created: true, ...created, duplicateOf: flow.flowName };
	},
});
