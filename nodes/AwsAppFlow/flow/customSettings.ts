import type {
	ConnectorConfiguration,
	DestinationFlowConfig,
	SourceFlowConfig,
	TriggerType,
} from '@aws-sdk/client-appflow';

import { ServiceError } from '../../../engine/errors';
import { askOnce } from '../askOnce';
import { checkCustomEnd } from '../connectors/customFlow';
import { describeConnector } from '../describeConnector';
import { getProfile } from '../profile';
import type { AppFlow } from '../transport/client';

/** The two ends of a flow; those that are not going to be sent may be left out. */
interface Ends {
	readonly source?: SourceFlowConfig | undefined;
	readonly destination?: DestinationFlowConfig | undefined;
	/** What starts the flow; not every connector knows every trigger. */
	readonly trigger?: TriggerType | undefined;
}

const UNCHECKED =
	'The credential may not ask about the custom connector, so its settings were not checked. Allow appflow:DescribeConnectorProfiles and appflow:DescribeConnector';

/**
 * Checks what custom connectors are to do against what they say about themselves. Asks AWS for
 * nothing where neither end is one.
 *
 * @param hint Told when the credential may not ask; then AWS alone checks
 * @throws {InputError} naming what a connector cannot do, asks for, or does not offer
 * @throws {OutcomeError} when there is no profile of that name
 * @throws {ServiceError}
 */
export async function checkEnds(
	service: AppFlow,
	{ source, destination, trigger }: Ends,
	signal?: AbortSignal,
	hint: (remark: string) => void = () => {},
): Promise<void> {
	const ask = async (end: SourceFlowConfig | DestinationFlowConfig | undefined) =>
		await configurationOf(service, end, signal).catch(async (error: unknown) => {
			const denied = error instanceof ServiceError && error.code === 'AccessDeniedException';
			if (!denied) return await Promise.reject(error);
			hint(UNCHECKED);
			return undefined;
		});
	const [read, written] = [await ask(source), await ask(destination)];
	if (source && read) {
		const properties = source.sourceConnectorProperties?.CustomConnector;
		checkCustomEnd('source', { apiVersion: source.apiVersion, properties, trigger }, read);
	}
	if (destination && written) {
		const properties = destination.destinationConnectorProperties?.CustomConnector;
		checkCustomEnd('destination', { apiVersion: destination.apiVersion, properties }, written);
	}
}

/** The label of a profile's connector, asked for once per profile and run. */
const labelOf = askOnce(
	async (service: AppFlow, name: string, signal?: AbortSignal): Promise<string | undefined> =>
		(await getProfile(service, { name }, signal)).connectorLabel,
);

/** What the end's connector says about itself; `undefined` if it is not a custom one. */
async function configurationOf(
	service: AppFlow,
	end: SourceFlowConfig | DestinationFlowConfig | undefined,
	signal: AbortSignal | undefined,
): Promise<ConnectorConfiguration | undefined> {
	if (end?.connectorType !== 'CustomConnector' || !end.connectorProfileName) return undefined;
	const label = await labelOf(service, end.connectorProfileName, signal);
	return label === undefined ? undefined : await describeConnector(service, label, signal);
}
