import { InputError, mapped } from '../../../../engine/field';
import { checkText, text } from '../../../../engine/fields';
import { requiredLocator } from '../../../../engine/locator';
import { labelRules } from '../../connectors/label';
import type { AppFlow } from '../../transport/client';

const LABEL = 'Connector Label';
const LAMBDA = 'Lambda Function ARN';

/** The only way in which AppFlow can be given a connector. */
export const PROVISIONING_TYPE = 'LAMBDA';

/** The Lambda function that is the connector. AWS's model wants `arn:aws:` in every partition. */
const lambdaRules = {
	max: 512,
	pattern: /^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/,
	patternHint:
		'be the ARN of a Lambda function, like arn:aws:lambda:eu-west-1:123456789012:function:name',
};

export const lambdaOptions = {
	displayName: LAMBDA,
	name: 'lambdaArn',
	description: 'Lambda function that was made with the custom connector SDK of AppFlow',
	placeholder: 'e.g. arn:aws:lambda:eu-west-1:123456789012:function:my-connector',
	...lambdaRules,
} as const;

export const descriptionOptions = {
	displayName: 'Description',
	name: 'description',
	description: 'What the connector is for',
	max: 1024,
	pattern: /^[\s\w/!@#+=.-]*$/,
	patternHint: 'consist of letters, digits, white space, and _/!@#+=.-',
} as const;

export const descriptionOption = text(descriptionOptions);

const locator = requiredLocator({
	displayName: LABEL,
	name: 'connectorLabel',
	description: 'Which of the connectors registered in this account is meant',
	searchListMethod: 'searchRegisteredConnectors',
	listPlaceholder: 'Select a connector...',
	modes: [{ name: 'name', displayName: 'By Name', placeholder: 'e.g. my-connector' }],
});

/** A connector that the account has registered: picked from the list, or named. */
export const registeredField = mapped(locator, ({ value }) => checkText(LABEL, value, labelRules));

/**
 * The Lambda function as AppFlow takes it.
 *
 * @throws {InputError} for one of another region: AppFlow calls those of its own only
 */
export function provisioningOf(service: AppFlow, lambdaArn: string) {
	const region = lambdaArn.split(':')[3];
	if (region !== service.region) {
		throw new InputError(
			LAMBDA,
			`is in region ${region}, but the credential works in ${service.region}`,
			'Deploy the function in this region, or use a credential of that one',
		);
	}
	return { lambda: { lambdaArn } };
}
