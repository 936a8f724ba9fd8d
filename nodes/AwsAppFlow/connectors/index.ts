import type { ConnectorType } from '@aws-sdk/client-appflow';

import { sortedBy } from '../../../engine/sort';
import { amplitude } from './amplitude';
import { customConnector } from './customConnector';
import { customerProfiles } from './customerProfiles';
import { datadog } from './datadog';
import { dynatrace } from './dynatrace';
import { eventBridge } from './eventBridge';
import { googleAnalytics } from './googleAnalytics';
import { honeycode } from './honeycode';
import { inforNexus } from './inforNexus';
import { lookoutMetrics } from './lookoutMetrics';
import { marketo } from './marketo';
import { pardot } from './pardot';
import { redshift } from './redshift';
import { s3 } from './s3';
import { salesforce } from './salesforce';
import { sapOData } from './sapOData';
import { serviceNow } from './serviceNow';
import { singular } from './singular';
import { slack } from './slack';
import { snowflake } from './snowflake';
import { trendMicro } from './trendMicro';
import type { Connector, ProfileConnector } from './types';
import { upsolver } from './upsolver';
import { veeva } from './veeva';
import { zendesk } from './zendesk';

/** Every connector that AppFlow knows, by the value that stands for it on the wire. */
export const connectors: Readonly<Record<ConnectorType, Connector>> = {
	Amplitude: amplitude,
	CustomConnector: customConnector,
	CustomerProfiles: customerProfiles,
	Datadog: datadog,
	Dynatrace: dynatrace,
	EventBridge: eventBridge,
	Googleanalytics: googleAnalytics,
	Honeycode: honeycode,
	Infornexus: inforNexus,
	LookoutMetrics: lookoutMetrics,
	Marketo: marketo,
	Pardot: pardot,
	Redshift: redshift,
	S3: s3,
	SAPOData: sapOData,
	Salesforce: salesforce,
	Servicenow: serviceNow,
	Singular: singular,
	Slack: slack,
	Snowflake: snowflake,
	Trendmicro: trendMicro,
	Upsolver: upsolver,
	Veeva: veeva,
	Zendesk: zendesk,
} satisfies Record<ConnectorType, Connector>;

/** The connector of this type; `undefined` for one that AWS has made since. */
export function findConnector(type: string | undefined): Connector | undefined {
	return Object.values(connectors).find((connector) => connector.type === type);
}

function hasProfile(connector: Connector): connector is ProfileConnector {
	return connector.profile !== undefined;
}

/** The connectors that can have profiles, in the order of their labels. */
export const profileConnectors: readonly ProfileConnector[] = sortedBy(
	Object.values(connectors).filter(hasProfile),
	({ label }) => label,
);

/** Ids of the ways to authenticate that need no secrets, so that nobody is asked for any. */
export const waysWithoutSecrets: readonly string[] = profileConnectors
	.flatMap(({ profile }) => profile.ways)
	.filter(({ secrets }) => secrets.length === 0)
	.map(({ value }) => value);

/** The connector of this type, if it can have profiles. */
export function profileConnector(type: unknown): ProfileConnector | undefined {
	return profileConnectors.find((connector) => connector.type === type);
}

/** What a connector is called in lists. */
export function optionName({ label, deprecated }: Connector): string {
	return deprecated === undefined ? label : `${label} (Deprecated)`;
}
