import { type JsonObject, object, text, texts } from '../../core/json';
import { notFound, validation } from '../errors';
import type { AppFlowState } from '../state';
import type { Handler } from './handler';

const MOST_TAGS = 50;

const tagResource: Handler = (input, state) => {
	const tags = tagsOf(input, state);
	const added = Object.entries(object(input, 'tags') ?? {});
	if (new Set([...tags.keys(), ...added.map(([key]) => key)]).size > MOST_TAGS) {
		throw validation(`A resource can have at most ${MOST_TAGS} tags`);
	}
	for (const [key, value] of added) tags.set(key, String(value));
	return {};
};

const untagResource: Handler = (input, state) => {
	const tags = tagsOf(input, state);
	for (const key of texts(input, 'tagKeys')) tags.delete(key);
	return {};
};

const listTagsForResource: Handler = (input, state) => ({
	tags: Object.fromEntries(tagsOf(input, state)),
});

/** The operations on tags. */
export const tagOperations: Record<string, Handler> = {
	TagResource: tagResource,
	UntagResource: untagResource,
	ListTagsForResource: listTagsForResource,
};

/** Flows and registered connectors have tags; connector profiles cannot have any. */
function tagsOf(input: JsonObject, state: AppFlowState): Map<string, string> {
	const arn = text(input, 'resourceArn') ?? '';
	const known =
		state.flows.all().some((flow) => flow.arn === arn) ||
		state.customConnectors().some((connector) => connector.arn === arn);
	if (!known) {
		if (/:connectorprofile\//.test(arn)) {
			throw validation(`Tags are not supported for connector profiles: ${arn}`);
		}
		throw notFound(`Resource ${arn} does not exist`);
	}
	const tags = state.tags.get(arn) ?? new Map<string, string>();
	state.tags.set(arn, tags);
	return tags;
}
