import type { ConnectorType } from '@aws-sdk/client-appflow';

import { InputError } from '../../../engine/field';
import type { Field } from '../../../engine/field';
import { flag } from '../../../engine/fields';
import { isObject } from '../../../engine/json';
import { connectors, findConnector } from '../connectors';
import { layOut } from '../connectors/parts';
import { merged, valueAt } from '../connectors/paths';
import type { Json } from '../connectors/paths';
import { readParts, refuseMissing } from '../connectors/readParts';
import type { Filled } from '../connectors/readParts';
import type { Connector } from '../connectors/types';
import { endParts } from './endParts';
import type { EndVariant } from './endParts';
import { connectorField, connectorsOn } from './frame';
import { parameterOf, SIDE_LABELS, switchOf } from './side';
import type { Side } from './side';

/** One end of a flow as the user described it. For changes, only what the user gave is there. */
export interface EndInput {
	readonly connectorType: ConnectorType;
	readonly connectorProfileName: string | undefined;
	readonly apiVersion: string | undefined;
	/** Of sources only. */
	readonly timestampField: string | undefined;
	/** The connector's own structure, without its key. */
	readonly properties: Json;
}

/** The form of one end of a new flow. */
export function newEnd<const Which extends Side>(side: Which): Field<Which, EndInput> {
	const field = endField(side, 'create');
	return { name: side, properties: field.properties, read: (reader) => field.read(reader) };
}

/** The form of changes to one end, behind a switch: `undefined` if that is off. */
export function endChanges<const Which extends Side>(
	side: Which,
): Field<Which, EndInput | undefined> {
	const change = flag({
		displayName: `Change ${SIDE_LABELS[side]}`,
		name: switchOf(side),
		description: `Whether to change something about the ${side}. What is left empty stays as it is.`,
	});
	const field = endField(side, 'update');
	const shown = field.properties.map((property) => ({
		...property,
		displayOptions: { show: { ...property.displayOptions?.show, [change.name]: [true] } },
	}));
	return {
		name: side,
		properties: [...change.properties, ...shown],
		read: (reader) => (change.read(reader) ? field.read(reader) : undefined),
	};
}

function endField(side: Side, variant: EndVariant): Field<Side, EndInput> {
	const forms = connectorsOn(side).flatMap((connector) => {
		const end = connector.flow[side];
		return end ? [{ connector, parts: endParts(side, connector, end, variant) }] : [];
	});
	const partsOf = new Map(forms.map(({ connector, parts }) => [connector.type, parts]));
	const chosen = connectorField(side);
	return {
		name: side,
		properties: [...chosen.properties, ...layOut(forms, chosen.name)],
		read(reader) {
			const connector = chosen.read(reader);
			const filled = readParts(partsOf.get(connector.type) ?? [], reader);
			return inputOf(side, connector, variant, filled);
		},
	};
}

function inputOf(
	side: Side,
	{ type, label, profile }: Connector,
	variant: EndVariant,
	{ others, properties, missing }: Filled,
): EndInput {
	const connectorProfileName = textAt(others, parameterOf(side, 'ConnectorProfileName'));
	const profileMissing = profile && variant === 'create' && connectorProfileName === undefined;
	refuseMissing(
		[...(profileMissing ? [`${SIDE_LABELS[side]} Connector Profile`] : []), ...missing],
		`${label} needs this`,
	);
	return {
		connectorType: type,
		connectorProfileName,
		apiVersion: textAt(others, parameterOf(side, 'ApiVersion')) ?? textAt(others, 'apiVersion'),
		timestampField: textAt(others, 'timestampField'),
		properties,
	};
}

function textAt(values: Readonly<Record<string, unknown>>, name: string): string | undefined {
	const value = values[name];
	return typeof value === 'string' ? value : undefined;
}

/** An end as AWS has it, whichever of the two it is. */
interface DescribedEnd {
	readonly connectorType: ConnectorType | undefined;
	readonly properties: unknown;
}

/**
 * The connector's own structure with the changes to it; what was not touched stays.
 *
 * @throws {InputError} when the changes are for another connector than the flow has there
 */
export function changedProperties(
	side: Side,
	{ connectorType: present, properties }: DescribedEnd,
	{ connectorType: given, properties: changes }: EndInput,
): Json {
	if (present !== given) {
		const name = findConnector(present)?.label ?? present ?? 'another connector';
		throw new InputError(
			`${SIDE_LABELS[side]} Connector`,
			`is ${connectors[given].label}, but the flow has ${name} there`,
			`Choose ${name}: a change of connector takes a new flow`,
		);
	}
	const { key } = connectors[given].flow;
	const returned = valueAt(properties, [key]);
	return { [key]: merged(isObject(returned) ? returned : {}, changes) };
}
