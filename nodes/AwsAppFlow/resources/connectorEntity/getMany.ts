import { flag } from '../../../../engine/fields';
import { toItemJson } from '../../../../engine/json';
import { limitFields, limited, pagesOf } from '../../../../engine/paging';
import { walkEntities } from '../../connectorEntities';
import { ownerField, ownerOf } from '../../entityOwner';
import { appFlowOperation } from '../../operation';
import { apiVersionOption, pathField } from './members';

export const getMany = appFlowOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many connector entities',
	description:
		'Retrieve a list of the entities that flows can read or write, such as objects, tables, or buckets',
	fields: [ownerField, pathField, ...limitFields],
	options: [
		apiVersionOption,
		flag({
			displayName: 'Include Nested',
			name: 'includeNested',
			description:
				'Whether to list the entities nested in those found, too, level by level; one request for each',
		}),
	],
	async execute({ params, service, signal }) {
		const { owner, entitiesPath, options } = params;
		const query = {
			...(await ownerOf(service, owner, signal)),
			...(entitiesPath !== undefined && { entitiesPath }),
			...(options.apiVersion !== undefined && { apiVersion: options.apiVersion }),
		};
		const nested = options.includeNested;
		const wanted = params.returnAll ? undefined : params.limit;
		const pages = pagesOf(async (token) => {
			const { items, next } = await walkEntities(service, query, { nested, token, wanted }, signal);
			return { items: items.map((entity) => toItemJson(entity)), next };
		});
		return limited(pages, params);
	},
});
