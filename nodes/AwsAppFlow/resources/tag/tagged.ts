import { OutcomeError } from '../../../../engine/errors';
import { InputError } from '../../../../engine/field';
import type { Field } from '../../../../engine/field';
import { choice, requiredText, showWhen } from '../../../../engine/fields';
import { describeConnector } from '../../describeConnector';
import { getFlow } from '../../flow/describe';
import { flowField } from '../../flow/flowName';
import type { FlowReference } from '../../flow/flowName';
import type { AppFlow } from '../../transport/client';
import { registeredField } from '../connector/registration';

const ARN = 'Resource ARN';

const tagsOf = choice({
	displayName: 'Tags Of',
	name: 'tagsOf',
	noDataExpression: true,
	description: 'What the tags belong to. Connector profiles cannot have tags.',
	options: [
		{ name: 'Flow', value: 'flow' },
		{ name: 'Registered Connector', value: 'connector' },
		{ name: 'Resource by ARN', value: 'arn', description: 'A flow or a registered connector' },
	],
	default: 'flow',
});

const arnField = requiredText({
	displayName: ARN,
	name: 'resourceArn',
	description: 'ARN of a flow or of a registered connector',
	placeholder: 'e.g. arn:aws:appflow:eu-west-1:123456789012:flow/orders-to-s3',
	max: 512,
});

type Tagged =
	| { readonly flow: FlowReference }
	| { readonly connectorLabel: string }
	| { readonly arn: string; readonly region: string };

/** A flow or a registered connector: picked, named, or by its ARN. */
export const taggedField: Field<'tagged', Tagged> = {
	name: 'tagged',
	properties: [
		...tagsOf.properties,
		...showWhen(flowField, { tagsOf: ['flow'] }).properties,
		...showWhen(registeredField, { tagsOf: ['connector'] }).properties,
		...showWhen(arnField, { tagsOf: ['arn'] }).properties,
	],
	read(reader) {
		switch (tagsOf.read(reader)) {
			case 'flow':
				return { flow: flowField.read(reader) };
			case 'connector':
				return { connectorLabel: registeredField.read(reader) };
			case 'arn':
				return checkedArn(arnField.read(reader));
		}
	},
};

const ARN_PATTERN = /^arn:[\w-]+:appflow:([\w-]+):\d{12}:(\w+)\/.+$/;

function checkedArn(arn: string): Tagged {
	const [, region, kind] = ARN_PATTERN.exec(arn) ?? [];
	if (kind === 'connectorprofile') {
		throw new InputError(
			ARN,
			'is the ARN of a connector profile, and AWS has no tags for those',
			'Tag the flows that use the profile',
		);
	}
	if (region !== undefined && (kind === 'flow' || kind === 'connector')) return { arn, region };
	throw new InputError(
		ARN,
		'is neither the ARN of a flow nor that of a registered connector',
		'It looks like arn:aws:appflow:eu-west-1:123456789012:flow/name',
	);
}

/**
 * The ARN of what was picked (DescribeFlow, DescribeConnector).
 *
 * @throws {InputError} for the ARN of something in another region
 * @throws {OutcomeError | ServiceError} when there is nothing of that name
 */
export async function arnOf(
	service: AppFlow,
	tagged: Tagged,
	signal: AbortSignal | undefined,
): Promise<string> {
	if ('arn' in tagged) return inRegion(service, tagged.arn, tagged.region);
	if ('flow' in tagged) {
		const { flowArn } = await getFlow(service, tagged.flow, signal);
		return known(flowArn, `the flow '${tagged.flow.name}'`);
	}
	const { connectorLabel } = tagged;
	const { connectorArn } = await describeConnector(service, connectorLabel, signal);
	return known(connectorArn, `the connector '${connectorLabel}'`);
}

function inRegion(service: AppFlow, arn: string, region: string): string {
	if (region === service.region) return arn;
	throw new InputError(
		ARN,
		`is in region ${region}, but the credential works in ${service.region}`,
		'Use a credential of that region, or something of this one',
	);
}

/** Connectors that AWS wrote have no ARN. */
function known(arn: string | undefined, whose: string): string {
	if (arn) return arn;
	throw new OutcomeError(
		`AWS gives no ARN for ${whose}, so it cannot have tags`,
		'Only flows and the connectors that the account has registered can have some',
	);
}
