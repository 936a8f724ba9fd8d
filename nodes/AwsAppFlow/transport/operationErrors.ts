import type { AppFlowOperation } from './calls';

/** An error of the service in words of this node's forms. */
export interface Explanation {
	/** What happened. */
	readonly message: string;
	/** How to fix it. */
	readonly fix: string;
}

type Meanings = Partial<Record<AppFlowOperation, Readonly<Record<string, Explanation>>>>;

const TOO_MANY_FLOWS: Explanation = {
	message: 'An AppFlow quota is used up',
	fix: 'Delete flows that are not needed (1,000 per account and region by default), or ask AWS for a higher quota',
};

const CHANGED_MEANWHILE: Explanation = {
	message: 'The flow cannot be changed at the moment',
	fix: 'It may have a run in progress, or be changed by somebody else: try again later. If an idempotency key was used with other input, change the key',
};

const NO_ENTITY: Explanation = {
	message: 'There is no such entity, or no such connector profile',
	fix: 'Check both names. AppFlow keeps what it knows of entities for an hour: for a new one, use Reset Metadata Cache of Connector Entity',
};

const NOT_REGISTERED: Explanation = {
	message: 'No connector is registered under this label',
	fix: "Check the label, and that the connector was registered in the credential's account and region. The connectors of AWS itself cannot be changed",
};

/** What stands in the way when AppFlow asks the Lambda function that is a connector about itself. */
const LAMBDA: Readonly<Record<string, Explanation>> = {
	AccessDeniedException: {
		message: 'AWS denied access',
		fix: 'Allow the action named above. If it is about the Lambda function: its resource policy has to let appflow.amazonaws.com invoke it',
	},
	ConnectorAuthenticationException: {
		message: 'The Lambda function of the connector rejected the request',
		fix: 'AppFlow asks it about itself, without credentials: let it answer that',
	},
	ConnectorServerException: {
		message: 'The Lambda function of the connector did not answer as AppFlow expects',
		fix: "See the function's log. It has to be made with AppFlow's custom connector SDK",
	},
};

const NO_LAMBDA: Explanation = {
	message: 'There is no such Lambda function',
	fix: "Check its ARN: the function has to be in the credential's region",
};

/** What AWS's error names mean where an operation gives them a meaning of its own. */
const BY_OPERATION: Meanings = {
	CancelFlowExecutions: {
		ResourceNotFoundException: {
			message: 'There is no such flow, or no such run of it',
			fix: 'Check the flow, and that the IDs are those of its runs',
		},
	},
	CreateFlow: {
		ConflictException: {
			message: 'A flow of that name exists already',
			fix: 'Choose another name, or use Create or Update. If an idempotency key was used with other input, change the key',
		},
		ResourceNotFoundException: {
			message: 'The flow uses something that does not exist',
			fix: "Check the connector profiles: they have to be in the credential's account and region",
		},
		ServiceQuotaExceededException: TOO_MANY_FLOWS,
	},
	DeleteFlow: {
		ConflictException: {
			message: 'The flow is in use',
			fix: 'Deactivate it and let its runs end, or turn on Force',
		},
	},
	DescribeConnectorEntity: { ResourceNotFoundException: NO_ENTITY },
	ListConnectorEntities: { ResourceNotFoundException: NO_ENTITY },
	RegisterConnector: {
		...LAMBDA,
		ConflictException: {
			message: 'A connector is registered under this label already',
			fix: 'Choose another label, or use Update Registration. If an idempotency key was used with other input, change the key',
		},
		ResourceNotFoundException: NO_LAMBDA,
		ServiceQuotaExceededException: {
			message: 'An AppFlow quota is used up',
			fix: 'Unregister connectors that are not needed, or ask AWS for a higher quota',
		},
	},
	StartFlow: {
		ConflictException: {
			message: 'The flow cannot be started at the moment',
			fix: 'It may have a run in progress, or be in a state that does not allow it: see Get. If an idempotency key was used with other input, change the key',
		},
		ServiceQuotaExceededException: {
			message: 'An AppFlow quota is used up',
			fix: 'AppFlow limits how many runs an account may have at a time and in a month: let other runs end, or ask AWS for a higher quota',
		},
	},
	StopFlow: {
		ConflictException: CHANGED_MEANWHILE,
		UnsupportedOperationException: {
			message: 'A flow that runs on demand cannot be deactivated',
			fix: 'Only scheduled and event flows can. To end runs that are in progress, use Cancel of Flow Run',
		},
	},
	UnregisterConnector: {
		ConflictException: {
			message: 'Connector profiles still use the connector',
			fix: 'Delete them first, or turn on Force',
		},
		ResourceNotFoundException: NOT_REGISTERED,
	},
	UpdateConnectorRegistration: { ...LAMBDA, ResourceNotFoundException: NOT_REGISTERED },
	UpdateFlow: {
		ConflictException: CHANGED_MEANWHILE,
		ServiceQuotaExceededException: TOO_MANY_FLOWS,
	},
};

/** What an error of this name means when this operation answers with it. */
export function meaningFor(
	operation: AppFlowOperation | undefined,
	name: string,
): Explanation | undefined {
	return operation && BY_OPERATION[operation]?.[name];
}
