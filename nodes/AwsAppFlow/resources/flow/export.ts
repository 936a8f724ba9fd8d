import { flag } from '../../../../engine/fields';
import { toItemJson } from '../../../../engine/json';
import { definitionOf, settingsOf } from '../../flow/definition';
import { getFlow } from '../../flow/describe';
import { flowField } from '../../flow/flowName';
import { appFlowOperation } from '../../operation';

export const exportFlow = appFlowOperation({
	value: 'export',
	name: 'Export',
	action: 'Export flow',
	description:
		'Retrieve the definition of a flow as JSON, which Create takes, also in another account or region. It has no secrets: these are in connector profiles.',
	fields: [flowField],
	options: [
		flag({
			displayName: 'Include KMS Key',
			name: 'includeKmsKey',
			description:
				'Whether to include the ARN of the KMS key, which exists in this account and region only',
			default: true,
		}),
		flag({
			displayName: 'Include Tags',
			name: 'includeTags',
			description: 'Whether to include the tags of the flow',
			default: true,
		}),
	],
	async execute({ params, service, signal }) {
		const flow = await getFlow(service, params.flowName, signal);
		const { kmsArn, tags } = settingsOf(flow);
		return toItemJson({
			flowName: flow.flowName,
			...definitionOf(flow),
			...(params.options.includeKmsKey && kmsArn && { kmsArn }),
			...(params.options.includeTags && tags && { tags }),
		});
	},
});
