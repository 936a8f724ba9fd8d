import { object, text, texts } from '../../core/json';
import type { JsonObject } from '../../core/json';
import { arnOf } from '../../aws/account';
import { BUILT_IN_CONNECTORS, builtInConnector } from '../connectors/built-in';
import type { CustomConnector } from '../connectors/custom';
import {
	builtInConfiguration,
	builtInDetail,
	customConfiguration,
	customDetail,
} from '../connectors/describe';
import { registeredDefinition } from '../connectors/registered';
import { conflict, notFound, validation } from '../errors';
import { ownerArn } from '../owner';
import type { AppFlowState } from '../state';
import type { Handler } from './handler';

const describeConnector: Handler = (input, state) => {
	const type = text(input, 'connectorType') ?? '';
	const label = text(input, 'connectorLabel');
	const builtIn = builtInConnector(type);
	if (builtIn) {
		if (label !== undefined) {
			throw validation(`ConnectorLabel is only for CustomConnector, not for connector: ${type}`);
		}
		return { connectorConfiguration: builtInConfiguration(builtIn) };
	}
	if (!label) throw validation('ConnectorLabel cannot be blank for connector: CUSTOMCONNECTOR');
	const custom = state.customConnector(label);
	if (!custom) throw notFound(`Connector with label: ${label} does not exist`);
	return { connectorConfiguration: customConfiguration(custom) };
};

/** Built-in connectors first, then the AWS-authored and the registered ones. */
const describeConnectors: Handler = (input, state) => {
	const types = texts(input, 'connectorTypes');
	const wanted = (type: string) => types.length === 0 || types.includes(type);
	const rows = [
		...BUILT_IN_CONNECTORS.filter(({ type }) => wanted(type)).map((connector) => ({
			sequence: connector.sequence,
			type: connector.type,
			detail: builtInDetail(connector),
			configuration: builtInConfiguration(connector),
		})),
		...(wanted('CustomConnector') ? state.customConnectors() : []).map((connector) => ({
			sequence: BUILT_IN_CONNECTORS.length + connector.sequence,
			type: 'CustomConnector',
			detail: customDetail(connector),
			// The map is by type, so it has no room for connectors that share theirs.
			configuration: undefined,
		})),
	];
	const { items, nextToken } = state.pager.page('DescribeConnectors', rows, input);
	return {
		connectorConfigurations: Object.fromEntries(
			items.flatMap(({ type, configuration }) => (configuration ? [[type, configuration]] : [])),
		),
		connectors: items.map(({ detail }) => detail),
		...(nextToken ? { nextToken } : {}),
	};
};

/** Only what the account itself registered. */
const listConnectors: Handler = (input, state) => {
	const { items, nextToken } = state.pager.page(
		'ListConnectors',
		state.customConnectors(),
		input,
		({ registered }) => registered !== undefined,
	);
	return { connectors: items.map(customDetail), ...(nextToken ? { nextToken } : {}) };
};

const registerConnector: Handler = (input, state) => {
	const label = text(input, 'connectorLabel');
	if (!label) throw validation('ConnectorLabel cannot be blank');
	if (text(input, 'connectorProvisioningType') !== 'LAMBDA') {
		throw validation('ConnectorProvisioningType must be LAMBDA');
	}
	const lambdaArn = lambdaOf(input, state);
	if (!lambdaArn) throw validation('ConnectorProvisioningConfig must name a Lambda function');
	if (state.customConnector(label)) throw conflict(`Connector with label: ${label} already exists`);
	const connector = state.addCustom({
		label,
		description: text(input, 'description') ?? '',
		definition: registeredDefinition(label),
		arn: state.arn(`connector/${label}`),
		lambdaArn,
		registered: { at: state.clock.now(), by: ownerArn(state) },
	});
	return { connectorArn: connector.arn };
};

const updateConnectorRegistration: Handler = (input, state) => {
	const connector = registeredConnector(input, state);
	state.replaceCustom({
		...connector,
		description: text(input, 'description') ?? connector.description,
		lambdaArn: lambdaOf(input, state) ?? connector.lambdaArn,
	});
	return { connectorArn: connector.arn };
};

const unregisterConnector: Handler = (input, state) => {
	const connector = registeredConnector(input, state);
	const users = state.profiles.all().filter(({ label }) => label === connector.label);
	if (users.length > 0 && input.forceDelete !== true) {
		const names = users.map(({ name }) => name).join(', ');
		throw conflict(`Connector with label: ${connector.label} is used by profiles: ${names}`);
	}
	state.deleteCustom(connector.label);
	state.tags.delete(connector.arn ?? '');
	return {};
};

/** The operations on connectors. */
export const connectorOperations: Record<string, Handler> = {
	DescribeConnector: describeConnector,
	DescribeConnectors: describeConnectors,
	ListConnectors: listConnectors,
	RegisterConnector: registerConnector,
	UpdateConnectorRegistration: updateConnectorRegistration,
	UnregisterConnector: unregisterConnector,
};

function registeredConnector(input: JsonObject, state: AppFlowState): CustomConnector {
	const label = text(input, 'connectorLabel') ?? '';
	const connector = state.customConnector(label);
	if (!connector?.registered) {
		throw notFound(`Connector with label: ${label} is not registered in this account`);
	}
	return connector;
}

function lambdaOf(input: JsonObject, state: AppFlowState): string | undefined {
	const lambda = object(object(input, 'connectorProvisioningConfig') ?? {}, 'lambda');
	const lambdaArn = lambda && text(lambda, 'lambdaArn');
	if (lambdaArn && !lambdaArn.startsWith(arnOf(state.account, 'lambda', 'function:'))) {
		throw validation(`${lambdaArn} is not a Lambda function of this account and region`);
	}
	return lambdaArn;
}
