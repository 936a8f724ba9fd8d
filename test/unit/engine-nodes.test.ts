import type { INodeProperties, INodeType } from 'n8n-workflow';

import { AwsAppFlow } from '../../nodes/AwsAppFlow/AwsAppFlow.node';
import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';

const showOf = ({ displayOptions }: INodeProperties): Record<string, unknown[] | undefined> =>
	displayOptions?.show ?? {};

/** Whether some parameter would need two values at once for both to be shown. */
function neverTogether(one: INodeProperties, other: INodeProperties): boolean {
	const [first, second] = [showOf(one), showOf(other)];
	return Object.entries(first).some(([name, values]) => {
		const wanted = second[name];
		return wanted !== undefined && values !== undefined && !values.some((v) => wanted.includes(v));
	});
}

describe.each<[string, INodeType]>([
	['AWS AppFlow', new AwsAppFlow()],
	['ConductorOne', new ConductorOne()],
])('the form of %s', (_name, { description: { properties } }) => {
	it('never shows two fields of one name, whose values n8n could not tell apart', () => {
		const clashes = properties.flatMap((property, index) =>
			properties
				.slice(index + 1)
				.filter((other) => other.name === property.name && !neverTogether(property, other))
				.map((other) => [property.name, showOf(property), showOf(other)]),
		);

		expect(properties.length).toBeGreaterThan(20);
		expect(clashes).toEqual([]);
	});
});
