import type { ConnectorType } from '@aws-sdk/client-appflow';

import { mapped } from '../../../engine/field';
import type { AnyField, Field } from '../../../engine/field';
import { checkText, choice, text } from '../../../engine/fields';
import type { TextRules } from '../../../engine/fields';
import { locator } from '../../../engine/locator';
import type { LocatorOptions } from '../../../engine/locator';
import { sortedBy } from '../../../engine/sort';
import { connectors, optionName } from '../connectors';
import { destinationConnectors, sourceConnectors } from '../connectors/flow';
import { labelLocator } from '../connectors/label';
import { lookupInput } from '../connectors/memberField';
import { word } from '../connectors/members';
import type { Connector, TextMember } from '../connectors/types';
import { PROFILE_NAME_RULES } from '../profile';
import { dependencies, parameterOf, SIDE_LABELS } from './side';
import type { Side } from './side';

// What all connectors have in a flow: which one it is, through which profile, and what of it.

const CONNECTORS = { source: sourceConnectors, destination: destinationConnectors } as const;

const FIRST: Readonly<Record<Side, ConnectorType>> = { source: 'Salesforce', destination: 'S3' };

const PURPOSES: Readonly<Record<Side, string>> = {
	source: 'Where the flow reads records',
	destination: 'Where the flow writes records',
};

/** The connectors that can be on this side of a flow. */
export function connectorsOn(side: Side): readonly Connector[] {
	return CONNECTORS[side];
}

/** Which connector; what else is asked for depends on it. */
export function connectorField(side: Side): Field<string, Connector> {
	const offered = sortedBy(connectorsOn(side), optionName);
	const field = choice({
		displayName: `${SIDE_LABELS[side]} Connector`,
		name: parameterOf(side, 'ConnectorType'),
		noDataExpression: true,
		description: PURPOSES[side],
		options: offered.map((connector) => {
			const description = connector.deprecated ?? connector.description;
			return {
				name: optionName(connector),
				value: connector.type,
				...(description !== undefined && { description }),
			};
		}),
		default: FIRST[side],
	});
	return mapped(field, (type) => connectors[type]);
}

/** Which custom connector; only what can be picked below depends on it, not the flow. */
export function connectorLabelField(side: Side): AnyField {
	return labelLocator({
		displayName: `${SIDE_LABELS[side]} Connector Label`,
		name: parameterOf(side, 'ConnectorLabel'),
		description:
			'Which of the registered connectors the lists below are about. If empty, they follow the connector profile.',
	});
}

/** The connector profile of one end of a flow; `undefined` where none was chosen. */
export function profileField(side: Side): Field<string, string | undefined> {
	return named(PROFILE_NAME_RULES, {
		displayName: `${SIDE_LABELS[side]} Connector Profile`,
		name: parameterOf(side, 'ConnectorProfileName'),
		description: 'Connection to the application, of this connector',
		searchListMethod: side === 'source' ? 'searchSourceProfiles' : 'searchDestinationProfiles',
		listPlaceholder: 'Select a connector profile...',
		modes: [{ name: 'name', displayName: 'By Name', placeholder: 'e.g. salesforce-production' }],
		dependsOn: dependencies(side, 'ConnectorLabel'),
	});
}

/** The object that is read or written; `member` says what this connector calls it. */
export function objectField(side: Side, member: TextMember): Field<string, string | undefined> {
	return named(member, {
		displayName: `${SIDE_LABELS[side]} ${member.label}`,
		name: parameterOf(side, 'Object'),
		description:
			member.description ??
			'Objects inside others are at the end of the list: search for them by their path, such as Parent/Child',
		searchListMethod: side === 'source' ? 'searchSourceObjects' : 'searchDestinationObjects',
		listPlaceholder: 'Select an object...',
		modes: [
			{
				name: 'name',
				displayName: 'By Name',
				placeholder: member.placeholder ?? 'e.g. Account',
				hint: 'The API name, not the label',
			},
		],
		dependsOn: dependencies(side, 'ConnectorLabel', 'ConnectorProfileName'),
	});
}

/** @param inFront Whether it stands among what both sides have, so that it says which is meant */
export function apiVersionField(side: Side, inFront: boolean): AnyField {
	return lookedUp(
		inFront
			? word(parameterOf(side, 'ApiVersion'), `${SIDE_LABELS[side]} API Version`, 256)
			: word('apiVersion', 'API Version', 256),
		side === 'source' ? 'getSourceApiVersions' : 'getDestinationApiVersions',
		dependencies(side, 'ConnectorLabel', 'ConnectorProfileName'),
	);
}

/** The field whose value tells an incremental run which records are new. */
export const timestampField: AnyField = lookedUp(
	{
		kind: 'text',
		name: 'timestampField',
		path: ['incrementalPullConfig', 'datetimeTypeFieldName'],
		label: 'Timestamp Field',
		max: 256,
	},
	'getSourceTimestampFields',
	dependencies('source', 'ConnectorProfileName', 'Object'),
);

function named(
	rules: TextRules,
	options: LocatorOptions<string>,
): Field<string, string | undefined> {
	return mapped(
		locator(options),
		(located) => located && checkText(options.displayName, located.value, rules),
	);
}

function lookedUp(
	{ name, label, max, pattern, patternHint }: TextMember,
	method: string,
	dependsOn: readonly string[],
): AnyField {
	return {
		...text({
			name,
			displayName: label,
			...(max !== undefined && { max }),
			...(pattern && { pattern }),
			...(patternHint !== undefined && { patternHint }),
		}),
		properties: [{ ...lookupInput(label, method, dependsOn), name, default: '' }],
	};
}
