import type {
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { InputError } from '../../../engine/field';
import { searchPages, withService } from '../../../engine/lookup';
import { sortedBy } from '../../../engine/sort';
import { walkEntities } from '../connectorEntities';
import type { EntityQuery, ListedEntity } from '../connectorEntities';
import { customSettingFields } from '../connectors/customFlow';
import { describeEntity } from '../flow/entity';
import type { Side } from '../flow/side';
import { openForLookup } from '../open';
import { PAGE_SIZE } from '../transport/client';
import type { AppFlow } from '../transport/client';
import { chosenConfiguration, chosenEnd, chosenEntity, endWithProfile } from './chosenEnd';
import { item, search } from './search';
import type { Search } from './search';

/** Connector profiles of the chosen connector (DescribeConnectorProfiles). */
const profiles = (side: Side) =>
	search(async (service, nextToken, context) => {
		const end = chosenEnd(context, side);
		const page = await service.send('DescribeConnectorProfiles', {
			maxResults: PAGE_SIZE,
			nextToken,
			connectorType: end?.connectorType,
			connectorLabel: end?.connectorType === 'CustomConnector' ? end.connectorLabel : undefined,
		});
		return {
			items: (page.connectorProfileDetails ?? []).flatMap((profile) =>
				item(profile.connectorProfileName, profile.connectorLabel),
			),
			next: page.nextToken,
		};
	});

/**
 * Objects of the chosen connection (ListConnectorEntities). Those nested in others come after all of
 * the top. A search for `Parent/...` begins inside Parent, where there is one.
 */
const objects = (side: Side): Search =>
	async function (filter, paginationToken) {
		return await withService(this, openForLookup, async (service) => {
			const { connectorType, connectorProfileName, apiVersion } = endWithProfile(this, side);
			const owner = {
				connectorType,
				...(connectorProfileName !== undefined && { connectorProfileName }),
				...(apiVersion !== undefined && { apiVersion }),
			};
			const inside = paginationToken ? undefined : await insideOf(service, owner, filter);
			const query = inside ?? owner;
			const page = async (token: string | undefined) => {
				const { items, next } = await walkEntities(service, query, { nested: true, token });
				return { items: items.flatMap(objectItem), ...(next !== undefined && { next }) };
			};
			const { results, ...rest } = await searchPages(page, filter, paginationToken);
			if (results.length > 0 || !inside) return { results, ...rest };
			// An application may call what is nested by its own name only, without the path to it.
			return await searchPages(page, filter?.slice(filter.lastIndexOf('/') + 1), undefined);
		});
	};

function objectItem({ name, label }: ListedEntity) {
	return item(name, label === name ? undefined : label);
}

/** Where to look for a path: what is nested in its beginning; `undefined` if nothing is. */
async function insideOf(
	service: AppFlow,
	owner: EntityQuery,
	path = '',
): Promise<EntityQuery | undefined> {
	const end = path.lastIndexOf('/');
	if (end < 1) return undefined;
	const query = { ...owner, entitiesPath: path.slice(0, end) };
	const first = await walkEntities(service, query, { nested: false, token: undefined }).catch(
		// What was typed may be no path at all, but a part of a name.
		() => undefined,
	);
	return first && first.items.length > 0 ? query : undefined;
}

/** Look-ups of profiles and objects for the two ends of a flow. */
export const entityListSearch = {
	searchSourceProfiles: profiles('source'),
	searchDestinationProfiles: profiles('destination'),
	searchSourceObjects: objects('source'),
	searchDestinationObjects: objects('destination'),
};

async function apiVersions(
	context: ILoadOptionsFunctions,
	side: Side,
): Promise<INodePropertyOptions[]> {
	const { supportedApiVersions } = await withService(
		context,
		openForLookup,
		async (service) => await chosenConfiguration(context, service, side),
	);
	return (supportedApiVersions ?? []).map((version) => ({ name: version, value: version }));
}

/** Look-ups behind dropdowns for the two ends of a flow. */
export const entityLoadOptions = {
	async getSourceApiVersions(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await apiVersions(this, 'source');
	},

	async getDestinationApiVersions(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await apiVersions(this, 'destination');
	},

	/** The application's APIs from which a custom connector can read. */
	async getDataTransferApis(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const { supportedDataTransferApis } = await withService(
			this,
			openForLookup,
			async (service) => await chosenConfiguration(this, service, 'source'),
		);
		return (supportedDataTransferApis ?? []).flatMap(({ Name, Type }) =>
			Name ? [{ name: Name, value: Name, ...(Type && { description: Type }) }] : [],
		);
	},

	/** The source's fields by which incremental runs can tell what is new. */
	async getSourceTimestampFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const fields = await withService(this, openForLookup, async (service) => {
			const entity = await chosenEntity(this, service, 'source');
			if (entity) return await describeEntity(service, entity);
			throw new InputError(
				'Source Object',
				'is empty',
				'Choose the connector profile and the object first',
			);
		});
		const options = fields
			.filter(({ sourceProperties }) => sourceProperties?.isTimestampFieldForIncrementalQueries)
			.map(({ identifier = '', label }) => ({ name: label || identifier, value: identifier }));
		return sortedBy(options, ({ name }) => name);
	},
};

async function settings(context: ILoadOptionsFunctions, side: Side): Promise<ResourceMapperFields> {
	const configuration = await withService(
		context,
		openForLookup,
		async (service) => await chosenConfiguration(context, service, side),
	);
	const optional = context.getCurrentNodeParameter('operation') === 'update';
	return customSettingFields(side, configuration, { optional });
}

/** Forms that a custom connector describes itself, for the two ends of a flow. */
export const entityResourceMapping = {
	async getSourceSettings(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		return await settings(this, 'source');
	},

	async getDestinationSettings(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		return await settings(this, 'destination');
	},
};
