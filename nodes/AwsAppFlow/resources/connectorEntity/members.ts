import { text } from '../../../../engine/fields';

/** What the API model says of EntityName. */
export const ENTITY_NAME_RULES = {
	max: 1024,
	pattern: /^\S+$/,
	patternHint: 'have no spaces: give the name that AppFlow lists, not the label',
};

/** The entity whose nested entities are meant. */
export const pathField = text({
	displayName: 'Path',
	name: 'entitiesPath',
	description: 'Name of the entity whose nested entities are meant. Empty means those at the top.',
	placeholder: 'e.g. API_SALES_ORDER_SRV',
	max: 256,
	pattern: /^[\s\w/!@#+=,.-]*$/,
	patternHint: 'consist of letters, digits, spaces, and _/!@#+=,.-',
});

/** The version of the application's interface, where a connector has several. */
export const apiVersionOption = text({
	displayName: 'API Version',
	name: 'apiVersion',
	description: "Version of the application's API; the connector's default if not set",
	placeholder: 'e.g. v58.0',
	max: 256,
	pattern: /^\S+$/,
	patternHint: 'have no spaces',
});
