import type { Call } from '../call';
import { page } from '../paging';
import { bool, expandMask, int32, list, message, string } from '../protojson';
import { settleTask, type Task } from '../tasks/task';
import { taskExpansion, taskView } from '../tasks/view';
import { duration, struct, time } from '../wellKnown';

const strings = list(string);

const shape = {
	accessReviewIds: strings,
	accountOwnerIds: strings,
	accountStatuses: strings,
	accountTypes: strings,
	actorId: string,
	appEntitlementIds: strings,
	appResourceIds: strings,
	appResourceTypeIds: strings,
	appUserSubjectIds: strings,
	applicationIds: strings,
	assignedOrStepApproverUserId: string,
	assigneesInIds: strings,
	certifyOutcomes: strings,
	createdAfter: time,
	createdBefore: time,
	currentStep: string,
	emergencyStatus: string,
	excludeAppEntitlementIds: strings,
	excludeAppResourceTypeIds: strings,
	excludeApplicationIds: strings,
	excludeIds: strings,
	expandMask,
	grantOutcomes: strings,
	includeActedAfter: time,
	includeDeleted: bool,
	myWorkUserIds: strings,
	olderThanDuration: duration,
	openerIds: strings,
	openerOrSubjectUserId: string,
	outcomeAfter: time,
	outcomeBefore: time,
	pageSize: int32,
	pageToken: string,
	pendingActionFilter: string,
	previouslyActedOnIds: strings,
	query: string,
	refs: list(message({ id: string })),
	requireApprovalReason: bool,
	requireDenialReason: bool,
	revokeOutcomes: strings,
	sortBy: string,
	stepApprovalTypes: strings,
	subjectIds: strings,
	taskStates: strings,
	taskTypes: list(struct),
	userEmploymentStatuses: strings,
};

/** Tasks of the seed have no resources, reviews, or accounts: a filter by one of those finds nothing. */
export function searchTasks(call: Call) {
	const body = call.read(shape);
	const { pageSize, pageToken, expandMask: mask, ...filters } = body;
	const { tasks } = call.tenant.state;
	for (const task of tasks) settleTask(task, call.world);
	const expansion = taskExpansion(mask?.paths);
	const matches = matcher(filters, call.tenant.now.getTime());
	const { list: rows, nextPageToken } = page(
		{
			rows: sorted(tasks, filters.sortBy),
			size: pageSize,
			token: pageToken,
			floor: 10,
			scope: ['search/tasks', filters],
			filter: matches,
			filtered: !tasks.every(matches),
		},
		call.tenant.settings,
	);
	return {
		list: rows.map((task) => taskView(call, task, expansion)),
		expanded: expansion.expanded,
		nextPageToken,
	};
}

type Filters = Omit<ReturnType<typeof readFilters>, 'pageSize' | 'pageToken' | 'expandMask'>;
const readFilters = (call: Call) => call.read(shape);

/** Every filter that was given must hold; one that lists several values holds for any of them. */
function matcher(filters: Filters, now: number): (task: Task) => boolean {
	const anyOf = (wanted: string[], ...have: string[]) =>
		wanted.length === 0 || have.some((value) => wanted.includes(value));
	const noneOf = (unwanted: string[], value: string) => !unwanted.includes(value);
	const within = (time: string | null, after: number | undefined, before: number | undefined) =>
		(after === undefined || (time !== null && Date.parse(time) >= after)) &&
		(before === undefined || (time !== null && Date.parse(time) <= before));
	const kinds = filters.taskTypes.flatMap((type) => Object.keys(type ?? {}));
	const refs = filters.refs.flatMap((ref) => (ref ? [ref.id] : []));
	const outcomes = [
		...filters.grantOutcomes,
		...filters.revokeOutcomes,
		...filters.certifyOutcomes,
	];
	const query = filters.query.toLowerCase();
	const unknowable = [
		filters.accessReviewIds,
		filters.appResourceIds,
		filters.appResourceTypeIds,
		filters.accountOwnerIds,
		filters.accountStatuses,
		filters.accountTypes,
	];
	return (task) => {
		const { current } = task;
		const assigned = current?.approverIds ?? [];
		const step = current?.step.approval ? 'APPROVAL' : current?.step.provision ? 'PROVISION' : '';
		const age = Number(filters.olderThanDuration?.slice(0, -1) ?? 0) * 1000;
		return (
			unknowable.every((filter) => filter.length === 0) &&
			anyOf(refs, task.id, task.numericId) &&
			anyOf(filters.taskStates, task.state) &&
			anyOf(kinds, task.kind) &&
			anyOf(outcomes, task.outcome) &&
			anyOf(filters.applicationIds, task.appId) &&
			anyOf(filters.appEntitlementIds, task.appEntitlementId) &&
			anyOf(filters.appUserSubjectIds, task.appUserId) &&
			anyOf(filters.subjectIds, task.userId) &&
			anyOf(filters.openerIds, task.createdByUserId) &&
			anyOf(filters.assigneesInIds, ...assigned) &&
			anyOf(filters.myWorkUserIds, ...assigned) &&
			anyOf(filters.previouslyActedOnIds, ...task.approverIds) &&
			noneOf(filters.excludeIds, task.id) &&
			noneOf(filters.excludeApplicationIds, task.appId) &&
			noneOf(filters.excludeAppEntitlementIds, task.appEntitlementId) &&
			(filters.openerOrSubjectUserId === '' ||
				[task.createdByUserId, task.userId].includes(filters.openerOrSubjectUserId)) &&
			(filters.assignedOrStepApproverUserId === '' ||
				[...assigned, ...task.approverIds].includes(filters.assignedOrStepApproverUserId)) &&
			(filters.currentStep === '' || filters.currentStep.endsWith(`_${step}`)) &&
			(filters.emergencyStatus !== 'EMERGENCY' || task.emergencyAccess) &&
			(filters.emergencyStatus !== 'NON_EMERGENCY' || !task.emergencyAccess) &&
			within(task.createdAt, filters.createdAfter, filters.createdBefore) &&
			within(task.outcomeTime, filters.outcomeAfter, filters.outcomeBefore) &&
			Date.parse(task.createdAt) <= now - age &&
			`${task.displayName} ${task.description} ${task.numericId}`.toLowerCase().includes(query)
		);
	};
}

function sorted(tasks: Task[], sortBy: string): Task[] {
	const byNumber = (a: Task, b: Task) => Number(a.numericId) - Number(b.numericId);
	const order = [...tasks].sort(byNumber);
	return /REVERSE/.test(sortBy) ? order.reverse() : order;
}
