/**
 * Runs the sandbox until Ctrl+C:
 *
 *     npx tsx sandbox/main.ts [--appflow-port 4571] [--conductor-one-port 4572] [--control-port 4573]
 *         [--secret-store-port 4574] [--region eu-west-1] [--other-region us-east-1]
 */
import { parseArgs } from 'node:util';

import { PortTakenError, type Sandbox, startSandbox } from '.';

const OPTIONS = {
	'appflow-port': { type: 'string', default: '4571' },
	'conductor-one-port': { type: 'string', default: '4572' },
	'control-port': { type: 'string', default: '4573' },
	'secret-store-port': { type: 'string', default: '4574' },
	region: { type: 'string', default: 'eu-west-1' },
	'other-region': { type: 'string' },
} as const;

const OPTION_OF = {
	appflow: '--appflow-port',
	conductorOne: '--conductor-one-port',
	control: '--control-port',
	secretStore: '--secret-store-port',
};

async function main(): Promise<void> {
	const { values } = parseArgs({ options: OPTIONS });
	const sandbox = await startSandbox({
		ports: {
			appflow: portOf(values, 'appflow-port'),
			conductorOne: portOf(values, 'conductor-one-port'),
			control: portOf(values, 'control-port'),
			secretStore: portOf(values, 'secret-store-port'),
		},
		region: values.region,
		...(values['other-region'] !== undefined && { otherRegion: values['other-region'] }),
	});
	process.stdout.write(`${summary(sandbox)}\n`);
	for (const signal of ['SIGINT', 'SIGTERM']) {
		process.once(signal, () => {
			sandbox.close().then(
				() => process.exit(0),
				() => process.exit(1),
			);
		});
	}
}

function portOf(values: Record<string, string | undefined>, option: string): number {
	const value = values[option];
	const port = Number(value);
	if (!value || !Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new Error(`--${option} must be a port from 0 (any free one) to 65535, not ${value}`);
	}
	return port;
}

function summary(sandbox: Sandbox): string {
	const { appflow, otherAppflow, conductorOne, secretStore, controlUrl } = sandbox;
	return [
		'The sandbox is running. Its credentials are dummies and work nowhere else.',
		'',
		`AppFlow and STS     ${appflow.endpoint}`,
		`  Region            ${appflow.region}`,
		`  Access key ID     ${appflow.accessKeyId}`,
		`  Secret access key ${appflow.secretAccessKey}`,
		`  Role ARN          ${appflow.roleArn}`,
		`  External ID       ${appflow.externalId}`,
		...(otherAppflow ? [`  Other region      ${otherAppflow.region}`] : []),
		'',
		`ConductorOne        ${conductorOne.url}`,
		`  Client ID         ${conductorOne.clientId}`,
		`  Client secret     ${conductorOne.clientSecret}`,
		`  Bearer token      ${conductorOne.bearerToken}`,
		'',
		`Secret store        ${secretStore.url}`,
		`  X-Vault-Token     ${secretStore.token}`,
		'',
		`Control             ${controlUrl}`,
		'',
		'Ctrl+C stops it.',
	].join('\n');
}

function explained(error: unknown): string {
	if (error instanceof PortTakenError) {
		return `${error.message}. Choose another one with ${OPTION_OF[error.listener]}.`;
	}
	return error instanceof Error ? error.message : String(error);
}

main().catch((error: unknown) => {
	process.stderr.write(`${explained(error)}\n`);
	process.exitCode = 1;
});
