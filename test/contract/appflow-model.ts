import { loadModel } from '../../sandbox/appflow/model';
import type { RecordedRequest } from '../../sandbox';

const model = loadModel();

/** The operations of AWS's API model. */
export const modelOperations = model.operations.map(({ name }) => name);

/** The members of an operation's request. */
export function membersOf(operation: string): string[] {
	const input = model.operations.find(({ name }) => name === operation)?.input ?? '';
	const shape = model.shape(input);
	return shape.type === 'structure' ? [...shape.members.keys()] : [];
}

/** Every place in an operation's request where a value goes, such as `tasks[].taskType`. */
export function placesOf(operation: string): string[] {
	return membersOf(operation).flatMap((member) => below(shapeAt(operation, member), member));
}

function shapeAt(operation: string, member: string): string {
	const input = model.operations.find(({ name }) => name === operation)?.input ?? '';
	const shape = model.shape(input);
	return (shape.type === 'structure' && shape.members.get(member)) || '';
}

function below(shapeName: string, place: string): string[] {
	const shape = model.shape(shapeName);
	if (shape.type === 'list') return below(shape.member, `${place}[]`);
	if (shape.type !== 'structure') return [place];
	// A structure without members is there or not.
	if (shape.members.size === 0) return [place];
	return [...shape.members].flatMap(([name, member]) => below(member, `${place}.${name}`));
}

/** The places that a request filled. */
export function filledPlaces({ operation, url, body }: RecordedRequest): string[] {
	const [path = '', query = ''] = url.split('?');
	const given: Record<string, unknown> = {
		...(typeof body === 'object' ? body : {}),
		...(path.startsWith('/tags/') && { resourceArn: decodeURIComponent(path.slice(6)) }),
		...(query.includes('tagKeys=') && { tagKeys: new URLSearchParams(query).getAll('tagKeys') }),
	};
	return membersOf(operation).flatMap((member) =>
		filled(shapeAt(operation, member), member, given[member]),
	);
}

function filled(shapeName: string, place: string, value: unknown): string[] {
	if (value === undefined || value === null) return [];
	const shape = model.shape(shapeName);
	if (shape.type === 'list' && Array.isArray(value)) {
		return value.flatMap((element) => filled(shape.member, `${place}[]`, element));
	}
	if (shape.type !== 'structure' || shape.members.size === 0) return [place];
	const members = Object.entries(value);
	return members.flatMap(([name, member]) => {
		const inner = shape.members.get(name);
		return inner === undefined ? [] : filled(inner, `${place}.${name}`, member);
	});
}

/** Values for shapes whose pattern is not met by just any word. */
const VALUES: Readonly<Record<string, unknown>> = {
	ARN: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:dummy',
	ClientNumber: '100',
	CodeVerifier: 'dummy-verifier-dummy-verifier-dummy-verifier',
	DataTransferApiTypeName: 'bulk',
	GlueDataCatalogIAMRole: 'arn:aws:iam::123456789012:role/appflow-glue',
	LogonLanguage: 'EN',
	PrivateLinkServiceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0',
	RoleArn: 'arn:aws:iam::123456789012:role/appflow',
	ScheduleExpression: 'rate(1days)',
	UpsolverBucketName: 'upsolver-appflow-orders',
};

/** A structure of the model with every member filled in. */
export function fullStructure(shapeName: string): Record<string, unknown> {
	const shape = model.shape(shapeName);
	if (shape.type !== 'structure') throw new Error(`${shapeName} is no structure`);
	return Object.fromEntries([...shape.members].map(([name, member]) => [name, valueFor(member)]));
}

/** The members of a structure with the names of their shapes. */
export function structure(shapeName: string): ReadonlyMap<string, string> {
	const shape = model.shape(shapeName);
	if (shape.type !== 'structure') throw new Error(`${shapeName} is no structure`);
	return shape.members;
}

function valueFor(shapeName: string): unknown {
	const shape = model.shape(shapeName);
	if (shapeName in VALUES) return VALUES[shapeName];
	switch (shape.type) {
		case 'structure':
			return fullStructure(shapeName);
		case 'list':
			return [valueFor(shape.member)];
		case 'map':
			return { [String(valueFor(shape.key))]: valueFor(shape.value) };
		case 'string':
			return shape.enum?.[0] ?? 'value';
		case 'boolean':
			return true;
		case 'timestamp':
			return 4_000_000_000;
		default:
			return shape.min ?? 1;
	}
}
