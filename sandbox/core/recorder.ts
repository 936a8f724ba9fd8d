import { compileMatch, type Match, type Matchable } from './match';
import type { ServiceName } from './service';

/** One request as it was received and answered. */
export interface RecordedRequest {
	/** Counts from 1 in the order of arrival. */
	index: number;
	service: ServiceName;
	operation: string;
	method: string;
	path: string;
	/** The path as it came, with the query. */
	url: string;
	/** Signatures and tokens are replaced; who signed, when and for which scope stays. */
	headers: Record<string, string>;
	/** JSON and forms are parsed, anything else is text; `undefined` when empty. */
	body: unknown;
	/** The status answered; `undefined` while in flight, or when the connection was dropped. */
	status?: number;
	/** Whether the client went away, or was dropped, before it had its answer. */
	aborted: boolean;
	/** Milliseconds since the epoch, real time. */
	startedAt: number;
	finishedAt?: number;
	notes?: Record<string, unknown>;
}

/** Counters of one service. */
export interface Statistics {
	requests: number;
	inFlight: number;
	maxInFlight: number;
	/** Connections opened at the service's address; AppFlow and STS share theirs. */
	connections: number;
}

/** A request that is being served. */
interface Ticket {
	finish(outcome: { status?: number; notes?: Record<string, unknown> }): void;
}

/** What the listener knows when a request has arrived. */
interface Arrival extends Matchable {
	url: string;
	headers: Record<string, string>;
}

interface Entry extends Omit<RecordedRequest, 'body'> {
	bodyText: string;
}

/** A playground that runs for days forgets its oldest requests instead of growing. */
const KEPT = 20_000;

const SERVICES: ServiceName[] = ['appflow', 'sts', 'conductorOne'];

/** Keeps what was received, cheaply: bodies are parsed when somebody asks. */
export class Recorder {
	recording = true;

	private entries: Entry[] = [];

	private readonly counters = new Map(SERVICES.map((name) => [name, emptyStatistics()]));

	private sequence = 0;

	/** Counts a connection for every service at that address. */
	connectionOpened(services: ServiceName[]): void {
		for (const service of services) this.statistics(service).connections += 1;
	}

	/** Notes that a request arrived. */
	begin(arrival: Arrival): Ticket {
		const counter = this.statistics(arrival.service);
		counter.requests += 1;
		counter.inFlight += 1;
		counter.maxInFlight = Math.max(counter.maxInFlight, counter.inFlight);
		this.sequence += 1;
		const entry = this.recording ? this.enter(arrival) : undefined;
		return {
			finish({ status, notes }) {
				counter.inFlight -= 1;
				if (!entry) return;
				entry.status = status;
				entry.aborted = status === undefined;
				entry.finishedAt = Date.now();
				if (notes) entry.notes = notes;
			},
		};
	}

	/** The requests received, in the order of their arrival. */
	requests(match: Match = {}): RecordedRequest[] {
		const matches = compileMatch(match);
		return this.entries
			.filter((entry) => matches({ ...entry, bodyText: () => entry.bodyText }))
			.map(({ bodyText, ...entry }) => ({
				...entry,
				body: parseBody(bodyText, entry.headers['content-type']),
			}));
	}

	/** The counters of a service, kept up to date. */
	statistics(service: ServiceName): Statistics {
		const found = this.counters.get(service);
		if (!found) throw new RangeError(`Unknown service ${service}`);
		return found;
	}

	/** Forgets what was received; requests in flight stay counted. */
	clear(): void {
		this.entries = [];
		this.sequence = 0;
		for (const counter of this.counters.values()) {
			counter.requests = 0;
			counter.connections = 0;
			counter.maxInFlight = counter.inFlight;
		}
	}

	private enter(arrival: Arrival): Entry {
		const { service, operation, method, path, url, headers } = arrival;
		const entry: Entry = {
			index: this.sequence,
			service,
			operation,
			method,
			path,
			url,
			headers: redacted(headers),
			bodyText: arrival.bodyText(),
			aborted: false,
			startedAt: Date.now(),
		};
		this.entries.push(entry);
		if (this.entries.length > KEPT * 1.1) this.entries = this.entries.slice(-KEPT);
		return entry;
	}
}

function emptyStatistics(): Statistics {
	return { requests: 0, inFlight: 0, maxInFlight: 0, connections: 0 };
}

function redacted(headers: Record<string, string>): Record<string, string> {
	const shown = { ...headers };
	if (shown.authorization !== undefined) {
		shown.authorization = shown.authorization.includes('Signature=')
			? shown.authorization.replace(/Signature=[^,\s]*/, 'Signature=REDACTED')
			: shown.authorization.replace(/^(\S+).*$/s, '$1 REDACTED');
	}
	if (shown['x-amz-security-token'] !== undefined) shown['x-amz-security-token'] = 'REDACTED';
	return shown;
}

function parseBody(body: string, contentType = ''): unknown {
	if (body === '') return undefined;
	if (contentType.startsWith('application/x-www-form-urlencoded')) {
		return Object.fromEntries(new URLSearchParams(body));
	}
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return body;
	}
}
