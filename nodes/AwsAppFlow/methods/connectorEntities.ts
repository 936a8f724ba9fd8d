import { walkEntities } from '../connectorEntities';
import { ownerField, ownerOf } from '../entityOwner';
import { item, search } from './search';

/** Entities of what the form is about (ListConnectorEntities), those nested in others at the end. */
export const searchConnectorEntities = search(async (service, token, context) => {
	const chosen = ownerField.read({
		get: (name) => context.getCurrentNodeParameter(name),
		protect() {},
	});
	const owner = await ownerOf(service, chosen, undefined);
	const { items, next } = await walkEntities(service, owner, { nested: true, token });
	return {
		items: items.flatMap(({ name, label }) => item(name, label === name ? undefined : label)),
		next,
	};
});
