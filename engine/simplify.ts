import { flag } from './fields';

/** Whether the output is what people mostly need, or all that the service says. */
export const simplifyField = flag({
	displayName: 'Simplify',
	name: 'simplify',
	description: 'Whether to return a simplified version of the response instead of the raw data',
	default: true,
});
