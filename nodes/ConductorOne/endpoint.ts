import type { IDataObject } from 'n8n-workflow';

import { InputError, readFields } from '../../engine/field';
import type { AnyField, Field, Values } from '../../engine/field';
import { asText, collection, flag } from '../../engine/fields';
import { toItemJson, withoutUndefined } from '../../engine/json';
import type { Operation } from '../../engine/operation';
import { limitFields, limited } from '../../engine/paging';
import { simplifyField } from '../../engine/simplify';
import { checkId } from './fields/ids';
import type { RelatedPaths } from './fields/related';
import { findRow, shapeReply } from './reply';
import type { Reply } from './reply';
import { tellingDeletion } from './simplify';
import type { ApiRequest, ConductorOne } from './transport/client';
import { itemPages, rawPages } from './transport/pages';
import { membersWithUserIds } from './transport/users';

type Method = ApiRequest['method'];

/** Names in braces in a path. */
type PathNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
	? Name | PathNames<Rest>
	: never;

/** Anything when each name in the path is a field, else a type that says which is not. */
type Checked<Path extends string, Names extends string> = [
	Exclude<PathNames<Path>, Names>,
] extends [never]
	? unknown
	: { readonly 'path names no field': Exclude<PathNames<Path>, Names> };

/** One row of a resource's table: an endpoint of the API as an operation of the node. */
interface Endpoint<Path extends string, Fields extends readonly AnyField[]> {
	readonly value: string;
	readonly name: string;
	readonly action: string;
	readonly description: string;
	readonly method: Method;
	/**
	 * Path of the endpoint; names in braces are fields. A field that is not in the path is sent under
	 * its own name: in the query for GET (`roleSlug` as `role_slug`), else in the body.
	 */
	readonly path: Path & Checked<Path, Fields[number]['name']>;
	readonly fields: Fields;
	/** Optional members of the request: "Filters" of a list, else "Additional Fields". */
	readonly optional?: readonly AnyField[];
	/**
	 * Optional fields that change an object: "Update Fields". They are sent inside the wrapper, with
	 * an `updateMask` that names exactly those that the user filled in.
	 */
	readonly update?: {
		readonly wrapper: string;
		readonly fields: readonly AnyField[];
		/** Members that say which object it is; they are sent along but never masked. */
		readonly identity?: (params: Values<Fields>) => Readonly<Record<string, unknown>>;
	};
	/** The required members of the body or query, where they are not simply the fields. */
	readonly body?: (params: Values<Fields>) => Readonly<Record<string, unknown>>;
	/**
	 * The whole body or query from all its members, the optional ones and those of `update` included:
	 * where some belong inside others, or have another name on the wire.
	 */
	readonly wrap?: (members: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
	readonly reply: Reply;
	/** The ten members most people want, flat. Adds the switch "Simplify". */
	readonly simplify?: (json: Record<string, unknown>) => IDataObject;
	/** Related objects that the reply can hold. Adds the option "Include". */
	readonly related?: Field<string, RelatedPaths>;
	/** Whether a POST only reads, so that it can be repeated. */
	readonly readsOnly?: boolean;
}

/** Whether replies are passed on as they come. */
export const rawResponseOption = flag({
	displayName: 'Raw Response',
	name: 'rawResponse',
	description:
		'Whether to return the reply as ConductorOne sends it, with related objects in a list of their own',
});

/** Makes an operation from a row. */
export function endpoint<const Path extends string, const Fields extends readonly AnyField[]>(
	row: Endpoint<Path, Fields>,
): Operation<ConductorOne> {
	const { value, name, action, description, reply, related, simplify } = row;
	const optional = optionalField(row);
	const updates = row.update && updateFieldsCollection(row.update.fields);
	const changesReply = reply.kind !== 'done' && reply.kind !== 'whole';
	return {
		value,
		name,
		action,
		description,
		fields: [
			...row.fields,
			...(reply.kind === 'list' ? limitFields : []),
			...(simplify ? [simplifyField] : []),
			...(updates ? [updates] : []),
			...(optional ? [optional] : []),
		],
		options: [...(related ? [related] : []), ...(changesReply ? [rawResponseOption] : [])],
		idempotent: false,
		once: false,
		async run({ service }, reader, optionReader) {
			const params = readFields(row.fields, reader);
			const masked =
				row.update && updates
					? maskedBody(row.update.wrapper, updates.read(reader), row.update.identity?.(params))
					: {};
			const members = { ...masked, ...optional?.read(reader), ...related?.read(optionReader) };
			const request = await requestOf(service, row, params, members);
			const raw = changesReply && rawResponseOption.read(optionReader);
			const shape = simplify && simplifyField.read(reader) ? tellingDeletion(simplify) : toItemJson;
			if (reply.kind === 'list') {
				const limit = readFields(limitFields, reader);
				const pageSize = limit.returnAll ? reply.pageSize : Math.min(reply.pageSize, limit.limit);
				return raw
					? rawPages(service, request, { ...reply, ...limit, pageSize })
					: limited(itemPages(service, request, { ...reply, pageSize, shape }), limit);
			}
			if (reply.kind === 'found') {
				const { page, row: it } = await findRow(service, request, reply);
				return raw ? page : shape(it);
			}
			const answer = await service.request(request);
			return raw ? toItemJson(answer) : shapeReply(answer, reply, shape);
		},
	};
}

/** The collection for members of the request that need not be given. */
function optionalField<Path extends string, Fields extends readonly AnyField[]>({
	optional,
	reply,
}: Endpoint<Path, Fields>): Field<string, Readonly<Record<string, unknown>>> | undefined {
	if (!optional) return undefined;
	return reply.kind === 'list'
		? collection({
				displayName: 'Filters',
				name: 'filters',
				placeholder: 'Add filter',
				fields: optional,
			})
		: collection({
				displayName: 'Additional Fields',
				name: 'additionalFields',
				fields: optional,
			});
}

/**
 * "Update Fields": what changes. A text that was emptied counts as filled in: that is how one clears
 * it.
 */
export function updateFieldsCollection<const Fields extends readonly AnyField[]>(
	fields: Fields,
): Field<'updateFields', Partial<Values<Fields>>> {
	return collection({ displayName: 'Update Fields', name: 'updateFields', fields });
}

/**
 * The body of an update: what changes, and a mask of exactly that. A field that is masked but not
 * given would be cleared; one that is given but not masked is ignored.
 *
 * @throws {InputError} when nothing changes
 */
export function maskedBody(
	wrapper: string,
	changes: Readonly<Record<string, unknown>>,
	identity: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
	const names = Object.keys(changes);
	if (names.length === 0) {
		throw new InputError('Update Fields', 'is empty', 'Add the fields that should change');
	}
	return { [wrapper]: { ...identity, ...changes }, updateMask: names.join(',') };
}

async function requestOf<Path extends string, Fields extends readonly AnyField[]>(
	service: ConductorOne,
	row: Endpoint<Path, Fields>,
	params: Values<Fields>,
	more: Readonly<Record<string, unknown>>,
): Promise<ApiRequest> {
	const given: Readonly<Record<string, unknown>> = params;
	const names = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
	const body =
		row.body?.(params) ??
		Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)));
	// Addresses first: they are objects, which the next step would take for data.
	const all = withoutUndefined(await membersWithUserIds(service, { ...body, ...more }));
	const members = row.wrap?.(all) ?? all;
	const ids = await membersWithUserIds(
		service,
		Object.fromEntries(names.map((name) => [name, given[name]])),
	);
	const path = pathOf(row.path, ids);
	return row.method === 'GET'
		? { method: row.method, path, query: queryOf(members) }
		: {
				method: row.method,
				path,
				...(Object.keys(members).length > 0 && { body: members }),
				...(row.readsOnly !== undefined && { readsOnly: row.readsOnly }),
			};
}

/**
 * A path with each name in braces filled in.
 *
 * @throws {InputError} for what is not an ID, and could name something else
 */
export function pathOf(template: string, ids: Readonly<Record<string, unknown>>): string {
	return template.replace(/\{(\w+)\}/g, (_braces, name: string) =>
		encodeURIComponent(checkId(name, asText(name, ids[name]), 'any')),
	);
}

/** Query parameters of the API are written in snake_case, everything else in camelCase. */
function queryOf(members: Readonly<Record<string, unknown>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(members).map(([name, value]) => [
			name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
			asText(name, value),
		]),
	);
}
