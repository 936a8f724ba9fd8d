import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { OutcomeError } from '../../../engine/errors';

/**
 * The address at which ConductorOne reaches the webhook: n8n's own, under the public URL if one is
 * given. In the test of a workflow n8n knows another one, and tells it only when the test begins.
 *
 * @throws {OutcomeError} when n8n has none
 */
export function addressOf(
	context: IHookFunctions | IWebhookFunctions,
	publicUrl: string | undefined,
): string {
	const given = context.getNodeWebhookUrl('default');
	if (given === undefined || !URL.canParse(given)) {
		throw new OutcomeError('n8n has no address for this webhook', 'Check WEBHOOK_URL of n8n');
	}
	const url = new URL(given);
	return publicUrl === undefined
		? url.href
		: publicUrl.replace(/\/+$/, '') + url.pathname + url.search;
}

/**
 * Checks that a tenant on the internet could deliver there.
 *
 * @throws {OutcomeError}
 */
export function checkAddress(address: string, origin: string): void {
	const { protocol, port, host } = new URL(address);
	// One on this machine, such as the sandbox, can reach every address.
	if (!origin.startsWith('https:')) return;
	if (protocol === 'https:' && port === '') return;
	throw new OutcomeError(
		`ConductorOne cannot deliver to ${host}`,
		"It delivers to HTTPS on port 443 only, at an address that can be reached from the internet. Set WEBHOOK_URL of n8n, or the option 'Public URL'",
	);
}
