/** What a failure means in words, and how to put it right. */
export interface Explanation {
	/** What happened, in one sentence without a period. */
	readonly message: string;
	readonly fix?: string;
}

interface KnownMessage extends Explanation {
	/** Found in the service's own message. */
	readonly pattern: RegExp;
}

const ID_FIX = 'An ID consists of 27 letters and digits. Pick from the list, or copy the ID again';

/** Messages of the service that say more than their code, the most telling first. */
const knownMessages: readonly KnownMessage[] = [
	{
		pattern: /regex pattern "\^\[a-zA-Z0-9\]\{27\}\$"/,
		message: 'An ID does not look like one of ConductorOne',
		fix: ID_FIX,
	},
	{
		pattern: /invalid page token/i,
		message: 'ConductorOne lost its place in the list',
		fix: 'Run the node again: the list has probably changed while it was read',
	},
	{
		pattern: /update_mask is required|invalid update mask/i,
		message: 'One of the fields cannot be updated',
		fix: 'Leave out the field named below. Some fields depend on features of the tenant or on the state of the object',
	},
	{
		pattern: /pending a configuration/i,
		message: 'The connector is still waiting for its configuration',
		fix: "Give it one with 'Update', then try again",
	},
	{
		pattern: /invalid config/i,
		message: 'ConductorOne does not accept the configuration',
		fix: 'Check the values against the configuration form of this type of connector',
	},
	{
		pattern: /unable to resolve|proto: .*unknown field|proto: syntax error/i,
		message: 'ConductorOne does not understand the request',
		fix: 'If you gave JSON, check its names and types',
	},
	{
		pattern: /duplicate ticket found/i,
		message: 'There is an open request for this access already',
		fix: 'Use the request named below instead of creating another',
	},
	{
		pattern: /not allowed to request that resource/i,
		message: 'The user cannot request this access',
		fix: 'Add it to a request catalog that the user can see',
	},
	{
		pattern: /task is closed/i,
		message: 'The task is closed already',
	},
	{
		pattern: /no longer available: the request has advanced/i,
		message: 'The task has moved on to another step',
		fix: 'Read the task again and act on its current step',
	},
	{
		pattern: /ERRORED_NO_DATA/,
		message: 'There is no sync to confirm',
		fix: 'Only a sync that stopped because data had dropped can be confirmed',
	},
	{
		pattern: /invalid cron spec/i,
		message: 'The schedule is not a cron expression that ConductorOne accepts',
		fix: 'Use five fields, such as 0 */4 * * * for every four hours',
	},
	{
		pattern: /unknown time zone/i,
		message: 'The time zone is not known',
		fix: 'Use an IANA name, such as America/Los_Angeles',
	},
	{
		pattern: /\b\w+ is required\b/i,
		message: 'The request lacks something that ConductorOne requires',
		fix: 'Fill in the field named below',
	},
	{
		// The gateway's own words; for an object that is missing they are in lower case.
		pattern: /^Not Found\b/,
		message: 'The API of this tenant has no such operation',
		fix: 'Check the path. The operation may be newer than the tenant',
	},
	{
		pattern: /dpop/i,
		message: 'This credential works only with proof of possession (DPoP), which n8n cannot give',
		fix: "Create a credential without 'Require DPoP'",
	},
];

/** The codes of google.rpc.Status, by number, with what each means here. */
const codes: ReadonlyMap<number, Explanation & { readonly name: string }> = new Map([
	[1, { name: 'CANCELLED', message: 'ConductorOne canceled the request' }],
	[2, { name: 'UNKNOWN', message: 'ConductorOne could not complete the request' }],
	[
		3,
		{
			name: 'INVALID_ARGUMENT',
			message: 'ConductorOne does not accept a value',
			fix: 'Check the field named below',
		},
	],
	[4, { name: 'DEADLINE_EXCEEDED', message: 'ConductorOne took too long', fix: 'Try again later' }],
	[
		5,
		{
			name: 'NOT_FOUND',
			message: 'ConductorOne has no such object',
			fix: 'Check the IDs, and that each belongs to the app given. Deleted objects cannot be changed',
		},
	],
	[6, { name: 'ALREADY_EXISTS', message: 'It exists already' }],
	[
		7,
		{
			name: 'PERMISSION_DENIED',
			message: 'The credential is not allowed to do this',
			fix: 'Give its user or service principal a role that may, such as Connector Administrator, or widen the scope of the credential',
		},
	],
	[
		8,
		{
			name: 'RESOURCE_EXHAUSTED',
			message: 'ConductorOne is receiving too many requests',
			fix: "Lower 'Concurrency', or try again later",
		},
	],
	[9, { name: 'FAILED_PRECONDITION', message: 'The state of the object does not allow this' }],
	[10, { name: 'ABORTED', message: 'Another change came in between', fix: 'Try again' }],
	[11, { name: 'OUT_OF_RANGE', message: 'A value is out of range' }],
	[12, { name: 'UNIMPLEMENTED', message: 'This tenant does not offer the operation' }],
	[13, { name: 'INTERNAL', message: 'ConductorOne could not complete the request' }],
	[14, { name: 'UNAVAILABLE', message: 'ConductorOne is not available', fix: 'Try again later' }],
	[
		16,
		{
			name: 'UNAUTHENTICATED',
			message: 'ConductorOne does not accept the access token',
			fix: 'Check that the credential is not revoked or expired, that it may be used from this address, and that it belongs to this tenant',
		},
	],
]);

/** The gRPC code that a status stands for, when the answer has no code. */
const statusCodes: ReadonlyMap<number, number> = new Map([
	[400, 3],
	[401, 16],
	[403, 7],
	[404, 5],
	[408, 4],
	[409, 6],
	[429, 8],
	[499, 1],
	[500, 13],
	[501, 12],
	[502, 14],
	[503, 14],
	[504, 4],
]);

/** The name and meaning of a failure, from its gRPC code or else its HTTP status. */
export function explain(
	status: number,
	code: number | undefined,
	serviceMessage: string,
): Explanation & { readonly name?: string } {
	const byCode = codes.get(code ?? NaN) ?? codes.get(statusCodes.get(status) ?? NaN);
	// Too many requests is what it is, whatever the message names.
	const known =
		status === 429 ? undefined : knownMessages.find(({ pattern }) => pattern.test(serviceMessage));
	const { message, fix } = known ?? byCode ?? { message: `ConductorOne answered ${status}` };
	return { message, ...(fix && { fix }), ...(byCode && { name: byCode.name }) };
}
