import type { ConnectorEntityField } from '@aws-sdk/client-appflow';
import type {
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { ServiceError } from '../../../engine/errors';
import { InputError } from '../../../engine/field';
import { withService } from '../../../engine/lookup';
import { sortedBy } from '../../../engine/sort';
import { connectors } from '../connectors';
import { operatorsOf } from '../connectors/flow';
import { comparisons } from '../connectors/operators';
import { describeEntity } from '../flow/entity';
import { comparisonsOf, isWritable } from '../flow/mapping/check';
import { fieldNamed, fieldTitle } from '../flow/mapping/entityFields';
import { SOURCE_COLUMN } from '../flow/mapping/fieldMapping';
import { comparisonOptions } from '../flow/mapping/filters';
import { SIDE_LABELS } from '../flow/side';
import type { Side } from '../flow/side';
import { openForLookup } from '../open';
import type { AppFlow } from '../transport/client';
import { chosenEnd, chosenEntity } from './chosenEnd';

/**
 * n8n saves a mapper's columns in the workflow, each with all of its options. Beyond this many,
 * fields are typed in instead.
 */
const MOST_SAVED_OPTIONS = 6000;

/** What AWS answers about a destination whose fields it cannot describe. */
const CANNOT_TELL = ['UnsupportedOperationException', 'ValidationException'];

/** The fields of the object chosen in the form; `undefined` where AWS describes none. */
async function fieldsOf(
	context: ILoadOptionsFunctions,
	service: AppFlow,
	side: Side,
): Promise<ConnectorEntityField[] | undefined> {
	const entity = await chosenEntity(context, service, side);
	if (!entity) return undefined;
	const fields = await describeEntity(service, entity);
	return fields.length > 0 ? fields : undefined;
}

async function optionsOf(
	context: ILoadOptionsFunctions,
	side: Side,
	isOffered: (field: ConnectorEntityField) => boolean,
): Promise<INodePropertyOptions[]> {
	const fields = await withService(context, openForLookup, async (service) => {
		const found = await fieldsOf(context, service, side);
		if (found) return found;
		throw new InputError(
			`${SIDE_LABELS[side]} Object`,
			'has no fields to choose from',
			'Choose the connector profile and the object first. AWS describes no fields of files: name them in an expression',
		);
	});
	return fieldOptions(fields.filter(isOffered));
}

function fieldOptions(fields: readonly ConnectorEntityField[]): INodePropertyOptions[] {
	const options = fields.map((field) => ({
		name: fieldTitle(field),
		value: field.identifier ?? '',
	}));
	return sortedBy(options, ({ name }) => name);
}

function isReadable({ sourceProperties }: ConnectorEntityField): boolean {
	return sourceProperties?.isRetrievable !== false;
}

/** Look-ups of fields for dropdowns. */
export const fieldLoadOptions = {
	/** Fields that the source lets anyone read, with their types. */
	async getSourceFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await optionsOf(this, 'source', isReadable);
	},

	/** Fields that can be written in the destination, with their types. */
	async getDestinationFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await optionsOf(this, 'destination', (field) => isWritable(field));
	},

	/**
	 * The ways to filter by the field chosen in the same row. Where AWS does not describe the field,
	 * those that the source's connector has.
	 */
	async getFilterOperators(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const name = this.getCurrentNodeParameter('&field');
		return await withService(this, openForLookup, async (service) => {
			const entity = await chosenEntity(this, service, 'source');
			const fields = entity && (await describeEntity(service, entity).catch(() => undefined));
			const field = typeof name === 'string' ? fieldNamed(fields, name) : undefined;
			if (field) return comparisonOptions(comparisonsOf(field));
			const type = entity?.connectorType ?? chosenEnd(this, 'source')?.connectorType;
			return comparisonOptions(type ? operatorsOf(type) : [...comparisons, 'CONTAINS']);
		});
	},
};

/** Look-ups of fields for resource mappers. */
export const fieldResourceMapping = {
	/**
	 * The destination's fields, each to be filled from one of the source. Where the destination has
	 * no fields of its own, those of the source, each to be given a name.
	 */
	async getFieldMapping(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		return await withService(this, openForLookup, async (service) => {
			const source = await fieldsOf(this, service, 'source');
			const destination = await destinationFields(this, service);
			if (destination) return { fields: destinationColumns(destination, source ?? []) };
			if (source && !isObjectMissing(this)) {
				return { fields: source.filter(isReadable).map(sourceColumn) };
			}
			return {
				fields: [],
				emptyFieldsNotice:
					"Choose connector profiles and objects first. Where AWS describes no fields, as with files, set 'Map With' to List or JSON.",
			};
		});
	},
};

/** Whether the destination has objects, and none is chosen yet. */
function isObjectMissing(context: ILoadOptionsFunctions): boolean {
	const end = chosenEnd(context, 'destination');
	const hasObjects = end && connectors[end.connectorType].flow.destination?.object !== undefined;
	return hasObjects === true && end.object === undefined;
}

async function destinationFields(
	context: ILoadOptionsFunctions,
	service: AppFlow,
): Promise<ConnectorEntityField[] | undefined> {
	const asked = fieldsOf(context, service, 'destination');
	return await asked.catch(async (error: unknown) => {
		const cannotTell = error instanceof ServiceError && CANNOT_TELL.includes(error.code ?? '');
		return cannotTell ? undefined : await Promise.reject(error);
	});
}

/** Columns for what can be written; those with a field of the same name in the source are filled. */
function destinationColumns(
	destination: readonly ConnectorEntityField[],
	source: readonly ConnectorEntityField[],
): ResourceMapperField[] {
	const writable = destination.filter((field) => isWritable(field));
	const options = fieldOptions(source.filter(isReadable));
	const picked = options.length > 0 && options.length * writable.length <= MOST_SAVED_OPTIONS;
	return writable.map((field) => {
		const id = field.identifier ?? '';
		const same = isFilledByName(field) ? options.find(isNamed(id)) : undefined;
		return {
			id,
			displayName: fieldTitle(field),
			required: false,
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			removed: !same && !isNeeded(field),
			...(picked ? { type: 'options', options } : { type: 'string' }),
			...(same && { defaultValue: String(same.value) }),
		};
	});
}

/** Whether a field of the same name is likely to fit. That of another application's ID is not. */
function isFilledByName({ isPrimaryKey, destinationProperties }: ConnectorEntityField): boolean {
	return isPrimaryKey !== true && destinationProperties?.isCreatable !== false;
}

function isNamed(name: string) {
	return ({ value }: INodePropertyOptions) => String(value).toLowerCase() === name.toLowerCase();
}

/** Whether new records cannot do without it: shown from the start, also if nothing fills it yet. */
function isNeeded({ destinationProperties: properties }: ConnectorEntityField): boolean {
	return (
		properties?.isNullable === false &&
		properties.isCreatable === true &&
		properties.isDefaultedOnCreate !== true
	);
}

function sourceColumn(field: ConnectorEntityField): ResourceMapperField {
	const { identifier = '' } = field;
	return {
		id: `${SOURCE_COLUMN}${identifier}`,
		displayName: fieldTitle(field),
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		removed: field.isDeprecated === true,
		type: 'string',
		defaultValue: identifier,
	};
}
