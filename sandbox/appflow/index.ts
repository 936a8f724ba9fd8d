import { randomUUID } from 'node:crypto';

import type { Account } from '../aws/account';
import { Refusal, type RefusalReason } from '../aws/claim';
import type { Identities } from '../aws/identities';
import { verifySignature } from '../aws/signature';
import { isObject, type JsonObject } from '../core/json';
import type { Clock, SandboxRequest, SandboxResponse, SandboxService } from '../core/service';
import { appFlowActions } from './actions';
import { accessDenied, AppFlowError, serialization } from './errors';
import { type ApiModel, loadModel, type OperationModel } from './model';
import { connectorOperations } from './operations/connectors';
import { entityOperations } from './operations/entities';
import { flowOperations } from './operations/flows';
import type { Handler } from './operations/handler';
import { profileOperations } from './operations/profiles';
import { tagOperations } from './operations/tags';
import { changedSettings } from './settings';
import { AppFlowState } from './state';
import { checkInput } from './validate';

const OPERATIONS: Record<string, Handler> = {
	...profileOperations,
	...connectorOperations,
	...entityOperations,
	...flowOperations,
	...tagOperations,
};

const REFUSALS: Record<RefusalReason, string> = {
	missing: 'MissingAuthenticationTokenException',
	incomplete: 'IncompleteSignatureException',
	unknownKey: 'UnrecognizedClientException',
	expiredToken: 'ExpiredTokenException',
	wrongSignature: 'InvalidSignatureException',
};

/** The error that an injected failure is when only its status is given. */
const ERROR_OF_STATUS: Record<number, string> = {
	400: 'ValidationException',
	401: 'ConnectorAuthenticationException',
	402: 'ServiceQuotaExceededException',
	403: 'AccessDeniedException',
	404: 'ResourceNotFoundException',
	409: 'ConflictException',
	429: 'ThrottlingException',
	500: 'InternalServerException',
	503: 'ServiceUnavailableException',
};

const TAGS = '/tags/';

/** What AppFlow works with. */
interface AppFlowParts {
	account: Account;
	identities: Identities;
	clock: Clock;
	/** Whether it starts with the seeded flows. Default true. */
	withFlows?: boolean;
}

/** The local AppFlow, and the part of its state that STS shares. */
interface AppFlowService extends SandboxService {
	clockSkewMs(): number;
}

/**
 * A local Amazon AppFlow. Every request is authenticated, held against AWS's API model and then served
 * from memory; see the files beside this one for what each step does.
 */
export function createAppFlow({
	account,
	identities,
	clock,
	withFlows,
}: AppFlowParts): AppFlowService {
	const model = loadModel();
	const find = operationFinder(model);
	const state = new AppFlowState(account, clock, withFlows);

	async function answer(request: SandboxRequest): Promise<SandboxResponse> {
		const operation = find(request);
		if (!operation) {
			const message = `There is no operation at ${request.method} ${request.path}`;
			throw new AppFlowError('UnknownOperationException', 404, message);
		}
		const rules = {
			service: 'appflow',
			regions: [account.region],
			clockSkewMs: state.settings.clockSkewMs,
		};
		const caller = await verifySignature(request, identities, rules, clock);
		if (!caller.allowed) {
			const action = `appflow:${actionOf(operation)}`;
			throw accessDenied(
				`User: ${caller.arn} is not authorized to perform: ${action} on resource: * because no ` +
					`identity-based policy allows the ${action} action`,
			);
		}
		const handler = OPERATIONS[operation.name];
		if (!handler) {
			const message = `The sandbox does not have the operation ${operation.name}`;
			throw new AppFlowError('UnknownOperationException', 404, message);
		}
		const { input, unknownMembers } = checkInput(model, operation.input, inputOf(request));
		state.catchUp();
		const body = state.clientTokens.once(operation.name, input, () => handler(input, state));
		return { status: 200, body, notes: unknownMembers.length > 0 ? { unknownMembers } : undefined };
	}

	function dated(response: SandboxResponse): SandboxResponse {
		const { clockSkewMs } = state.settings;
		const date = new Date(Date.now() + clockSkewMs).toUTCString();
		return {
			...response,
			headers: {
				'x-amzn-RequestId': randomUUID(),
				// Clients read from this header how wrong their own clock is.
				...(clockSkewMs === 0 ? {} : { date }),
				...response.headers,
			},
		};
	}

	return {
		name: 'appflow',
		operationOf: (request) => find(request)?.name,
		async handle(request) {
			try {
				return dated(await answer(request));
			} catch (error) {
				if (error instanceof AppFlowError) return dated(errorAnswer(error));
				if (error instanceof Refusal) {
					return dated(errorAnswer(new AppFlowError(REFUSALS[error.reason], 403, error.message)));
				}
				throw error;
			}
		},
		errorResponse({ status, error, message }) {
			const name = error ?? ERROR_OF_STATUS[status] ?? 'InternalServerException';
			const said =
				message ?? (status === 429 ? 'Rate exceeded' : 'A failure asked for by the test');
			return dated(errorAnswer(new AppFlowError(name, status, said)));
		},
		configure(settings) {
			state.settings = changedSettings(state.settings, settings);
		},
		perform(action, input) {
			const perform = appFlowActions[action];
			if (!perform) {
				const known = Object.keys(appFlowActions).join(', ');
				throw new RangeError(`AppFlow has no action ${action}; it has ${known}`);
			}
			state.catchUp();
			return perform(input, state);
		},
		clockSkewMs: () => state.settings.clockSkewMs,
		reset: () => state.reset(),
	};
}

function errorAnswer({ name, status, message }: AppFlowError): SandboxResponse {
	return {
		status,
		headers: {
			'x-amzn-ErrorType': `${name}:http://internal.amazon.com/coral/com.amazonaws.appflow/`,
		},
		body: { message },
	};
}

/** By method and path; the tag operations have an ARN in theirs. */
function operationFinder(model: ApiModel): (request: SandboxRequest) => OperationModel | undefined {
	const byCall = new Map(
		model.operations.map((operation) => [
			`${operation.method} ${operation.path.replace('{resourceArn}', '')}`,
			operation,
		]),
	);
	return ({ method, path }) => byCall.get(`${method} ${path.startsWith(TAGS) ? TAGS : path}`);
}

/** IAM writes one action otherwise than the operation. */
function actionOf({ name }: OperationModel): string {
	return name === 'UnregisterConnector' ? 'UnRegisterConnector' : name;
}

function inputOf(request: SandboxRequest): JsonObject {
	const input = bodyOf(request);
	if (!request.path.startsWith(TAGS)) return input;
	const tagKeys = request.query.getAll('tagKeys');
	return {
		...input,
		resourceArn: request.path.slice(TAGS.length),
		...(tagKeys.length > 0 ? { tagKeys } : {}),
	};
}

function bodyOf(request: SandboxRequest): JsonObject {
	if (request.body.length === 0) return {};
	let body: unknown;
	try {
		body = JSON.parse(request.body.toString('utf8'));
	} catch {
		throw serialization('The body is not valid JSON');
	}
	if (!isObject(body)) throw serialization('The body is not a JSON object');
	return body;
}
