import type { INodeParameters, INodeTypeDescription } from 'n8n-workflow';

interface TriggerEntry {
	/** As the event is called in the form. */
	readonly name: string;
	/** What the node begins with when somebody picks the entry. */
	readonly parameters: INodeParameters;
}

/** Fields whose options n8n lists. */
const LISTED = ['event', 'events', 'trigger on'];

/**
 * The entries that n8n's list of nodes has for a trigger: the options of the first field of such a
 * label, also if the form does not show it. What decides whether it is shown is set as well.
 */
export function triggerEntries({ properties }: INodeTypeDescription): TriggerEntry[] {
	const field = properties.find(({ displayName }) => LISTED.includes(displayName.toLowerCase()));
	if (!field) throw new Error('n8n would list no event of this trigger');
	const conditions = Object.entries(field.displayOptions?.show ?? {}).map(
		([name, values]) => [name, values?.[0]] as const,
	);
	return (field.options ?? []).flatMap((option) => {
		if (!('value' in option)) return [];
		const value = field.type === 'multiOptions' ? [option.value] : option.value;
		const parameters = { ...Object.fromEntries(conditions), [field.name]: value };
		return [{ name: option.name, parameters: parameters as INodeParameters }];
	});
}
