import { isObject, type JsonObject, number, text } from '../core/json';
import { builtInConnector } from './connectors/built-in';
import type { EntityScope } from './entities/catalog';
import { entity, type Field, field, keyField } from './entities/entity';
import type { Flow, FlowStatus } from './flows/flow';
import { isOver, newRun, type Outcome, statusOf } from './flows/run';
import { activate, deactivate } from './flows/running';
import { ownerArn } from './owner';
import type { AppFlowState } from './state';

/** Something that happens in the account or in an application because a test asks for it. */
type Action = (input: JsonObject, state: AppFlowState) => JsonObject;

const STATUSES: readonly FlowStatus[] = ['Active', 'Deprecated', 'Draft', 'Errored', 'Suspended'];

/** Adds runs to a flow's history, the latest one given or just ended, each `everyMs` after another. */
const addRuns: Action = (input, state) => {
	const flow = flowOf(input, state);
	const { runMs } = state.settings;
	const count = number(input, 'count') ?? 1;
	const everyMs = number(input, 'everyMs') ?? 60_000;
	const status = text(input, 'status') ?? 'Successful';
	const latest = number(input, 'startedAt') ?? state.clock.now().getTime() - runMs;
	const runs = Array.from({ length: count }, (_, index) => {
		const startedAt = latest - (count - 1 - index) * everyMs;
		const endsAt = startedAt + runMs;
		return newRun({
			startedAt,
			visibleAt: startedAt,
			endsAt: status === 'InProgress' ? Infinity : endsAt,
			outcome: outcomeOf(input, status),
			...(status === 'Canceled' ? { canceled: { askedAt: startedAt, doneAt: endsAt } } : {}),
			definition: flow.definition,
		});
	});
	flow.runs = [...flow.runs, ...runs].sort((a, b) => a.startedAt - b.startedAt);
	return { executionIds: runs.map(({ id }) => id) };
};

/** Ends one run, or all that are in progress. */
const endRun: Action = (input, state) => {
	const flow = flowOf(input, state);
	const id = text(input, 'executionId');
	const now = state.clock.now().getTime();
	const ended = flow.runs.filter((run) => (id ?? run.id) === run.id && !isOver(run, now));
	if (id !== undefined && ended.length === 0) {
		throw new RangeError(`${flow.name} has no run ${id} in progress`);
	}
	for (const run of ended) {
		run.endsAt = now;
		run.canceled = undefined;
		run.outcome = outcomeOf(input, text(input, 'status') ?? 'Successful');
	}
	return { executionIds: ended.map((run) => run.id) };
};

/** All runs of a flow, oldest first, with the definition that each of them used. */
const listRuns: Action = (input, state) => {
	const now = state.clock.now().getTime();
	return {
		runs: flowOf(input, state).runs.map((run) => ({
			executionId: run.id,
			executionStatus: statusOf(run, now),
			startedAt: new Date(run.startedAt).toISOString(),
			...run.definition,
		})),
	};
};

const setFlowStatus: Action = (input, state) => {
	const flow = flowOf(input, state);
	const status = STATUSES.find((each) => each === input.status);
	if (!status) throw new RangeError(`status must be one of ${STATUSES.join(', ')}`);
	if (status === 'Active') activate(flow, state.clock.now().getTime());
	else deactivate(flow, status, text(input, 'message'));
	return {};
};

/** Gives a flow members that are newer than the API model, at any depth. */
const extendFlow: Action = (input, state) => {
	const flow = flowOf(input, state);
	flow.definition = extended(flow.definition, input.members);
	return {};
};

function extended<Value>(value: Value, members: unknown): Value {
	if (!isObject(value) || !isObject(members)) return value;
	const inner = Object.entries(members).map(([name, member]) => [
		name,
		isObject(value[name]) ? extended(value[name], member) : member,
	]);
	return { ...value, ...Object.fromEntries(inner) };
}

/** Copies a flow many times, without its runs. */
const addFlows: Action = (input, state) => {
	const like = flowOf({ flowName: input.like ?? 'salesforce-accounts-to-s3' }, state);
	const prefix = text(input, 'prefix') ?? 'copy';
	const now = state.clock.now();
	const names = Array.from(
		{ length: number(input, 'count') ?? 1 },
		(_, at) => `${prefix}-${at + 1}`,
	);
	for (const name of names) {
		if (state.flows.get(name)) throw new RangeError(`There is a flow ${name} already`);
		state.flows.add((sequence) => ({
			sequence,
			name,
			arn: state.arn(`flow/${name}`),
			definition: like.definition,
			status: like.status === 'Active' && like.nextRunAt !== undefined ? 'Draft' : like.status,
			createdAt: now,
			createdBy: ownerArn(state),
			lastUpdatedAt: now,
			lastUpdatedBy: ownerArn(state),
			schemaVersion: 1,
			runs: [],
		}));
	}
	return { flowNames: names };
};

/** From now on an application refuses the credentials of a profile, or takes them again. */
const breakProfile: Action = (input, state) => {
	const name = text(input, 'connectorProfileName') ?? '';
	const profile = state.profiles.get(name);
	if (!profile) throw new RangeError(`There is no connector profile ${name}`);
	profile.broken = input.broken !== false;
	return {};
};

/** A new entity in an application; AppFlow's cache does not have it yet. */
const addEntity: Action = (input, state) => {
	const name = needed(input, 'name');
	const fields = Array.isArray(input.fields) ? input.fields.map(readField) : [];
	state.entities.add(scopeOf(input, state), {
		entity: entity(name, text(input, 'label') ?? name, [keyField('Id'), ...fields]),
		path: text(input, 'entitiesPath'),
	});
	return {};
};

/** A new field of an entity; AppFlow's cache does not have it yet. */
const addField: Action = (input, state) => {
	state.entities.add(scopeOf(input, state), {
		entityName: needed(input, 'entityName'),
		field: readField(input),
	});
	return {};
};

/** What the control address can do to the local AppFlow, by name. */
export const appFlowActions: Record<string, Action> = {
	addRuns,
	endRun,
	listRuns,
	setFlowStatus,
	extendFlow,
	addFlows,
	breakProfile,
	addEntity,
	addField,
};

function flowOf(input: JsonObject, state: AppFlowState): Flow {
	const name = text(input, 'flowName') ?? '';
	const flow = state.flows.get(name);
	if (!flow) throw new RangeError(`There is no flow ${name}`);
	return flow;
}

function outcomeOf(input: JsonObject, status: string): Outcome {
	if (status === 'Error') {
		return {
			status,
			message: text(input, 'message') ?? 'A failure asked for by the test',
			recordsProcessed: number(input, 'recordsProcessed') ?? 0,
			putFailures: 0,
		};
	}
	if (!['Successful', 'InProgress', 'Canceled'].includes(status)) {
		throw new RangeError(`A run cannot be ${status}`);
	}
	const recordsProcessed = number(input, 'recordsProcessed') ?? 100;
	return { status: 'Successful', recordsProcessed, putFailures: 0 };
}

function scopeOf(input: JsonObject, state: AppFlowState): EntityScope {
	const profileName = text(input, 'connectorProfileName');
	if (profileName === undefined) {
		const connectorType = needed(input, 'connectorType');
		if (builtInConnector(connectorType)) return { connectorType };
		throw new RangeError(`There is no connector ${connectorType}`);
	}
	const profile = state.profiles.get(profileName);
	if (!profile) throw new RangeError(`There is no connector profile ${profileName}`);
	return { connectorType: profile.type, label: profile.label, profileName };
}

function readField(value: unknown): Field {
	if (typeof value === 'string') return field(value);
	if (isObject(value)) return field(needed(value, 'name'), text(value, 'type'));
	throw new RangeError('A field is its name, or an object with name and type');
}

function needed(input: JsonObject, member: string): string {
	const value = text(input, member);
	if (!value) throw new RangeError(`${member} must be given`);
	return value;
}
