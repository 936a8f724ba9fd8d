import { NodeHelpers } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { resources } from '../../nodes/ConductorOne/resources';

const { description } = new ConductorOne();

/** The editor walks all of them on each change of the form. */
const MOST_PROPERTIES = 1_200;
const MOST_BYTES = 450 * 1024;

test('the form stays small enough for the editor', () => {
	expect(description.properties.length).toBeLessThanOrEqual(MOST_PROPERTIES);
	expect(Buffer.byteLength(JSON.stringify(description))).toBeLessThanOrEqual(MOST_BYTES);
});

test('what is read is simplified, unless it is one value anyway', () => {
	const whole = resources.flatMap(({ value: resource, operations }) =>
		operations
			.filter(({ value }) => /^(get|search|list|find)/.test(value))
			.filter(({ fields }) => !fields.some(({ name }) => name === 'simplify'))
			.map(({ value }) => `${resource}.${value}`),
	);
	expect(whole).toEqual(['connector.getSyncDownloadUrl', 'requestSchema.findForEntitlement']);
});

test('there is an operation for nearly everything that people do', () => {
	expect(resources.flatMap(({ operations }) => operations).length).toBeGreaterThanOrEqual(170);
});

test('only the operation that sends to an incoming webhook asks for its credential', () => {
	const asking = resources.flatMap(({ value: resource, operations }) =>
		operations.flatMap(({ value: operation }) =>
			(description.credentials ?? [])
				.filter((one) =>
					NodeHelpers.displayParameter({ resource, operation }, one, null, description),
				)
				.filter(({ name }) => name !== 'conductorOneApi')
				.map(({ name }) => `${resource}.${operation}: ${name}`),
		),
	);
	expect(asking).toEqual(['automation.sendToIncomingWebhook: conductorOneIncomingWebhookApi']);
	// n8n shows all credentials above the first fields only if none is shown by a field's value.
	expect(description.credentials?.filter(({ displayOptions }) => displayOptions?.show)).toEqual([]);
});

test('every picker has a look-up', () => {
	const { listSearch } = new ConductorOne().methods;
	const methods = new Set(description.properties.flatMap(searchMethods));
	expect([...methods].filter((method) => !(method in listSearch))).toEqual([]);
});

function searchMethods(property: INodeProperties): string[] {
	const own = (property.modes ?? []).flatMap((mode) => mode.typeOptions?.searchListMethod ?? []);
	const inner = (property.options ?? []).flatMap((option) => {
		if ('values' in option) return option.values.flatMap(searchMethods);
		return 'type' in option ? searchMethods(option) : [];
	});
	return [...own, ...inner];
}
