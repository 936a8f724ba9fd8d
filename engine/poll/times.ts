import { cronNodeOptions } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

type Shown = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;

/**
 * When to poll: the parameter that n8n itself gives to triggers that only poll. One that can also be
 * pushed to brings its own, so that the form shows it only where it counts. Elsewhere n8n asks for the
 * times all the same, and gets none.
 *
 * @param polled Where the node polls: one parameter and its values
 */
export function pollTimes(polled: Shown): INodeProperties[] {
	return [
		{
			displayName: 'Poll Times',
			name: 'pollTimes',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Poll Time' },
			description: 'When to ask for what is new',
			placeholder: 'Add Poll Time',
			options: cronNodeOptions,
			default: { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] },
			displayOptions: { show: polled },
		},
		{
			displayName: 'Poll Times',
			name: 'pollTimes',
			type: 'hidden',
			default: {},
			displayOptions: { hide: polled },
		},
	];
}
