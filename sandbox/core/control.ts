import { Disturbances, type FaultRule, type ThrottleRule } from './disturbances';
import type { Match } from './match';
import { Recorder, type RecordedRequest, type Statistics } from './recorder';
import type { Clock, SandboxService, ServiceName } from './service';

/** How tests and the playground steer the sandbox. The control address offers the same over HTTP. */
export interface Control {
	/** Delays matching requests (all, without a match) by so many milliseconds; 0 ends the delay. */
	setLatency(ms: number, match?: Match): void;
	/** Fails the next matching requests. */
	failNext(rule: FaultRule): void;
	/** Answers 429 once more than so many matching requests came. */
	throttle(rule: ThrottleRule): void;
	/** Ends every delay, failure and throttle. */
	clearDisturbances(): void;
	/** Moves the sandbox's time forward. */
	advanceClock(ms: number): void;
	/** The sandbox's time. */
	now(): Date;
	/** Changes settings of a service, see its documentation; `reset` restores the defaults. */
	configure(service: ServiceName, settings: Record<string, unknown>): void;
	/** Lets something happen in a service, such as a run that ends; see the sandbox's README. */
	perform(
		service: ServiceName,
		action: string,
		input?: Record<string, unknown>,
	): Record<string, unknown>;
	/** Switches the list of requests on or off; the counters always run. */
	setRecording(enabled: boolean): void;
	/** The requests received, oldest first. */
	requests(match?: Match): RecordedRequest[];
	/** Counters of one service. */
	statistics(service: ServiceName): Statistics;
	/** The most requests that were in flight at one time since the last clearing. */
	maxInFlight(service: ServiceName): number;
	/** How many connections were opened since the last clearing. */
	connections(service: ServiceName): number;
	/** Forgets the requests received and sets the counters to zero. */
	clearRequests(): void;
	/** Everything as freshly started: data, settings, time, disturbances, records. */
	reset(): void;
}

/** What steering needs to reach. */
interface ControlledParts {
	services: SandboxService[];
	clock: Clock;
	recorder: Recorder;
	disturbances: Disturbances;
	/** What else has to go back to its beginning. */
	onReset: () => void;
}

/** Makes the control object over the sandbox's parts. */
export function createControl(parts: ControlledParts): Control {
	const { services, clock, recorder, disturbances, onReset } = parts;
	return {
		setLatency: (ms, match = {}) => disturbances.setLatency(ms, match),
		failNext: (rule) => disturbances.failNext(rule),
		throttle: (rule) => disturbances.throttle(rule),
		clearDisturbances: () => disturbances.clear(),
		advanceClock: (ms) => clock.advance(ms),
		now: () => clock.now(),
		configure(name, settings) {
			const service = services.find((each) => each.name === name);
			if (!service?.configure) throw new RangeError(`${name} has no settings`);
			service.configure(settings);
		},
		perform(name, action, input = {}) {
			const service = services.find((each) => each.name === name);
			if (!service?.perform) throw new RangeError(`${name} has no actions`);
			return service.perform(action, input);
		},
		setRecording(enabled) {
			recorder.recording = enabled;
		},
		requests: (match) => recorder.requests(match),
		statistics: (service) => ({ ...recorder.statistics(service) }),
		maxInFlight: (service) => recorder.statistics(service).maxInFlight,
		connections: (service) => recorder.statistics(service).connections,
		clearRequests: () => recorder.clear(),
		reset() {
			clock.reset();
			disturbances.clear();
			recorder.recording = true;
			recorder.clear();
			for (const service of services) service.reset();
			onReset();
		},
	};
}
