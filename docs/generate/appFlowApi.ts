import type { INodeProperties } from 'n8n-workflow';

import { describeResources } from '../../engine/describe';
import { resources } from '../../nodes/AwsAppFlow/resources';
import type { AppFlowOperation } from '../../nodes/AwsAppFlow/transport/calls';
import { code, table } from './markdown';

/** What fills in members that people have nothing to say about. */
const ALL_PAGES = 'Return All and Limit: the node reads as many pages as that takes';
const KEY = 'options.idempotencyKey';

/**
 * How an operation of AWS's API is used. A member is filled in by parameters of the node, one of the
 * ways being enough (`options.x` is in a collection), or by what a sentence says.
 */
interface Use {
	/** Operations of the node, as in `tag.add`; the parameters are those of the first. */
	readonly by: readonly [string, ...string[]];
	readonly members: Readonly<Record<string, readonly string[] | string>>;
}

const SOURCE = ['sourceConnectorType', 'flowDefinition'];
const DESTINATION = ['destinationConnectorType', 'flowDefinition'];
const TRIGGER = ['triggerType', 'flowDefinition'];
const TASKS = ['mappingMode', 'tasks', 'flowDefinition'];
const PAGES = { maxResults: ALL_PAGES, nextToken: ALL_PAGES };
const OWNER = { connectorProfileName: ['connectorProfileName'], connectorType: ['connectorType'] };
const TAGGED = ['flowName', 'connectorLabel', 'resourceArn'];

/** All operations of the API with all members of their requests. */
export const appFlowApi: Readonly<Record<AppFlowOperation, Use>> = {
	CancelFlowExecutions: {
		by: ['flowRun.cancel', 'flow.stop'],
		members: { flowName: ['flowName'], executionIds: ['executionIds'] },
	},
	CreateConnectorProfile: {
		by: ['connectorProfile.create', 'connectorProfile.createOrUpdate'],
		members: {
			connectorProfileName: ['newConnectorProfileName'],
			kmsArn: ['options.kmsArn'],
			connectorType: ['connectorType'],
			connectorLabel: ['connectorLabel'],
			connectionMode: ['connectionMode'],
			connectorProfileConfig: ['configureWith', 'secretsFrom', 'connectorProfileConfig'],
			clientToken: [KEY],
		},
	},
	CreateFlow: {
		by: ['flow.create', 'flow.createOrUpdate', 'flow.duplicate'],
		members: {
			flowName: ['newFlowName'],
			description: ['options.description', 'flowDefinition'],
			kmsArn: ['options.kmsArn', 'flowDefinition'],
			triggerConfig: TRIGGER,
			sourceFlowConfig: SOURCE,
			destinationFlowConfigList: DESTINATION,
			tasks: TASKS,
			tags: ['options.tags', 'flowDefinition'],
			metadataCatalogConfig: ['catalogInGlue', 'flowDefinition'],
			clientToken: [KEY],
		},
	},
	DeleteConnectorProfile: {
		by: ['connectorProfile.delete'],
		members: {
			connectorProfileName: ['connectorProfileName'],
			forceDelete: ['options.forceDelete'],
		},
	},
	DeleteFlow: {
		by: ['flow.delete'],
		members: { flowName: ['flowName'], forceDelete: ['options.forceDelete'] },
	},
	DescribeConnector: {
		by: ['connector.get'],
		members: { connectorType: ['connectorType'], connectorLabel: ['connectorLabel'] },
	},
	DescribeConnectorEntity: {
		by: ['connectorEntity.getFields'],
		members: {
			connectorEntityName: ['connectorEntityName'],
			...OWNER,
			apiVersion: ['options.apiVersion'],
		},
	},
	DescribeConnectorProfiles: {
		by: ['connectorProfile.getMany', 'connectorProfile.get'],
		members: {
			connectorProfileNames: ['filters.connectorProfileNames'],
			connectorType: ['filters.connectorType'],
			connectorLabel: ['filters.connectorLabel'],
			...PAGES,
		},
	},
	DescribeConnectors: {
		by: ['connector.getMany'],
		members: { connectorTypes: ['filters.connectorTypes'], ...PAGES },
	},
	DescribeFlow: {
		by: ['flow.get', 'flow.export'],
		members: { flowName: ['flowName'] },
	},
	DescribeFlowExecutionRecords: {
		by: ['flowRun.getMany', 'flowRun.get', 'flowRun.wait'],
		members: { flowName: ['flowName'], ...PAGES },
	},
	ListConnectorEntities: {
		by: ['connectorEntity.getMany'],
		members: {
			...OWNER,
			entitiesPath: ['entitiesPath', 'options.includeNested'],
			apiVersion: ['options.apiVersion'],
			...PAGES,
		},
	},
	ListConnectors: { by: ['connector.getMany'], members: PAGES },
	ListFlows: { by: ['flow.getMany'], members: PAGES },
	ListTagsForResource: { by: ['tag.getMany'], members: { resourceArn: TAGGED } },
	RegisterConnector: {
		by: ['connector.register'],
		members: {
			connectorLabel: ['newConnectorLabel'],
			description: ['options.description'],
			connectorProvisioningType: 'Lambda, which is all there is',
			connectorProvisioningConfig: ['lambdaArn'],
			clientToken: [KEY],
		},
	},
	ResetConnectorMetadataCache: {
		by: ['connectorEntity.resetMetadataCache'],
		members: {
			...OWNER,
			connectorEntityName: ['options.connectorEntityName'],
			entitiesPath: ['options.entitiesPath'],
			apiVersion: ['options.apiVersion'],
		},
	},
	StartFlow: {
		by: ['flow.start', 'flow.activate'],
		members: { flowName: ['flowName'], clientToken: [KEY] },
	},
	StopFlow: { by: ['flow.stop', 'flow.deactivate'], members: { flowName: ['flowName'] } },
	TagResource: { by: ['tag.add'], members: { resourceArn: TAGGED, tags: ['tags'] } },
	UnregisterConnector: {
		by: ['connector.unregister'],
		members: { connectorLabel: ['connectorLabel'], forceDelete: ['options.forceDelete'] },
	},
	UntagResource: { by: ['tag.remove'], members: { resourceArn: TAGGED, tagKeys: ['tagKeys'] } },
	UpdateConnectorProfile: {
		by: [
			'connectorProfile.update',
			'connectorProfile.rotateCredentials',
			'connectorProfile.createOrUpdate',
		],
		members: {
			connectorProfileName: ['connectorProfileName'],
			connectionMode: ['updateFields.connectionMode'],
			connectorProfileConfig: ['updateFields', 'secretsFrom', 'connectorProfileConfig'],
			clientToken: [KEY],
		},
	},
	UpdateConnectorRegistration: {
		by: ['connector.updateRegistration'],
		members: {
			connectorLabel: ['connectorLabel'],
			description: ['updateFields.description'],
			connectorProvisioningConfig: ['updateFields.lambdaArn'],
			clientToken: [KEY],
		},
	},
	UpdateFlow: {
		by: ['flow.update', 'flow.createOrUpdate'],
		members: {
			flowName: ['flowName'],
			description: ['options.description', 'flowDefinition'],
			triggerConfig: TRIGGER,
			sourceFlowConfig: ['changeSource', 'flowDefinition'],
			destinationFlowConfigList: ['changeDestination', 'flowDefinition'],
			tasks: TASKS,
			metadataCatalogConfig: ['catalogChange', 'flowDefinition'],
			clientToken: [KEY],
		},
	},
};

const properties = describeResources(resources);

/**
 * The label of a parameter of an operation.
 *
 * @throws Error when the operation has none of that name
 */
function labelOf(operation: string, parameter: string): string {
	const [resource = '', value = ''] = operation.split('.');
	const [name = '', inner] = parameter.split('.');
	const shown = properties.filter(({ name: own, displayOptions }) => {
		const show = displayOptions?.show;
		return own === name && show?.resource?.includes(resource) && show.operation?.includes(value);
	});
	const found =
		inner === undefined
			? shown[0]
			: shown.flatMap(({ options = [] }) => options).find((option) => option.name === inner);
	if (!found) throw new Error(`${operation} has no parameter ${parameter}`);
	const label = labelled(found) ? found.displayName : found.name;
	return inner === undefined ? label : `${shown[0]?.displayName}: ${label}`;
}

function labelled(option: object): option is Pick<INodeProperties, 'displayName'> {
	return 'displayName' in option;
}

/** The name of an operation as the editor shows it. */
function nameOf(operation: string): string {
	const [resource, value] = operation.split('.');
	const found = resources.find((candidate) => candidate.value === resource);
	const name = found?.operations.find((candidate) => candidate.value === value)?.name;
	if (!found || name === undefined) throw new Error(`There is no operation ${operation}`);
	return `${found.name}: ${name}`;
}

/** Where in the node each operation of AWS's API, and each member of its request, is. */
export function appFlowApiReference(): string {
	const chapters = Object.entries(appFlowApi).flatMap(([operation, { by, members }]) => [
		`## ${operation}`,
		'',
		`${by.map((each) => `**${nameOf(each)}**`).join(', ')}`,
		'',
		...table(
			['Member of the request', `Field of ${nameOf(by[0])}`],
			Object.entries(members).map(([member, fields]) => [
				code(member),
				typeof fields === 'string'
					? fields
					: fields.map((field) => labelOf(by[0], field)).join('; or '),
			]),
		),
	]);
	return [
		"# Amazon AppFlow's API in the node",
		'',
		'<!-- Generated from docs/generate/appFlowApi.ts. To renew it: npx tsx docs/generate -->',
		'',
		'For people who know the API from its SDKs, the AWS CLI, or Terraform: each of its 25 operations, the operations of the AWS AppFlow node that use it, and what fills in each member of its request. The fields of all operations are in [operations-aws-appflow.md](operations-aws-appflow.md), the members of connections in [connectors.md](connectors.md).',
		'',
		...chapters,
	]
		.join('\n')
		.trimEnd()
		.concat('\n');
}
