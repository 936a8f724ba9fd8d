import type { IWebhookDescription, TriggerPanelDefinition } from 'n8n-workflow';

/** A condition over the form, as n8n's expressions have it: whether one of these values was chosen. */
export function isChosen(parameter: string, values: readonly string[]): string {
	return `${JSON.stringify(values)}.some((value) => [$parameter[${JSON.stringify(parameter)}]].flat().includes(value))`;
}

/**
 * The webhook of a trigger that has one only sometimes: n8n registers none that has no method.
 *
 * @param isPushed Condition under which there is one
 * @param answers How n8n answers
 */
export function webhookWhen(
	isPushed: string,
	answers: Partial<Pick<IWebhookDescription, 'responseMode' | 'responseCode' | 'responseData'>>,
): IWebhookDescription {
	return {
		name: 'default',
		path: 'webhook',
		httpMethod: `={{${isPushed} ? "POST" : ""}}`,
		ndvHideUrl: `={{!(${isPushed})}}`,
		...answers,
	};
}

/**
 * What the editor says beside the form of a trigger. It cannot see the form, so all of this has to be
 * true however events arrive.
 *
 * @param service Whose events they are
 * @param building What happens when the node is executed in the editor
 */
export function panelOf(service: string, building: string): TriggerPanelDefinition {
	const help = (published: string) =>
		`<b>While building your workflow</b>, execute the node. ${building}<br /><br />${published}. These runs are in the <a data-key="executions">executions list</a>.`;
	return {
		header: `Try it with events of ${service}`,
		executionsHelp: {
			inactive: help('<b>Once your workflow is published</b>, it runs for each new event'),
			active: help('<b>Your workflow also runs automatically</b> for each new event'),
		},
		activationHint: {
			inactive:
				'Once the workflow is published, it runs for each new event. What happened before is not reported.',
			active:
				'The published workflow runs for each new event, too. Its runs are in the list of executions.',
		},
	};
}
