import type { Principal } from './credentials';
import { invalid } from './errors';
import { decode, type Message, type Reader } from './protojson';
import type { Settings } from './settings';
import type { State } from './state';
import type { TaskWorld } from './tasks/task';
import type { Deliveries } from './webhooks/deliveries';

/** What every handler can reach. */
export interface Tenant {
	state: State;
	settings: Settings;
	/** The sandbox's time. */
	now: Date;
	/** Where the sandbox listens, for example `http://127.0.0.1:4572`. */
	url: string;
	deliveries: Deliveries;
}

const idPattern = '^[a-zA-Z0-9]{27}$';

/** One API request on its way to its handler. */
export class Call {
	constructor(
		readonly tenant: Tenant,
		readonly principal: Principal,
		/** The official operation ID, such as `c1.api.app.v1.ConnectorService.Get`. */
		private readonly operation: string,
		private readonly params: ReadonlyMap<string, string>,
		private readonly query: URLSearchParams,
		private readonly body: Buffer,
	) {}

	/** What tasks need to go on. */
	get world(): TaskWorld {
		return this.tenant;
	}

	/** A path parameter as it is. */
	param(name: string): string {
		return this.params.get(name) ?? '';
	}

	/** A path parameter that is an ID; refused when it does not look like one. */
	id(name: string): string {
		return this.checkId(name, this.param(name));
	}

	/** An ID from a body, checked as the ones in paths are. */
	checkId(name: string, value: string): string {
		if (new RegExp(idPattern).test(value)) return value;
		const field = name.replace(/(^|_)([a-z])/g, (_match, _gap, letter: string) =>
			letter.toUpperCase(),
		);
		const request = this.operation.split('.').slice(-2).join('');
		throw invalid(
			`invalid ${request}Request.${field}: value does not match regex pattern "${idPattern}"`,
		);
	}

	/** A query parameter, empty when it is not there. */
	queryText(name: string): string {
		return this.query.get(name) ?? '';
	}

	/** `page_size` and `page_token`; the gateway passes over query parameters it does not know. */
	queryPage(): { size: number | undefined; token: string } {
		const size = this.query.get('page_size');
		if (size !== null && !/^-?\d+$/.test(size)) {
			throw invalid(`parsing field "page_size": invalid value "${size}"`);
		}
		return {
			size: size === null ? undefined : Number(size),
			token: this.queryText('page_token'),
		};
	}

	/** The body, read as a message of this shape. */
	read<S extends Record<string, Reader<unknown>>>(shape: S): Message<S> {
		return decode(shape, this.body, 'the request');
	}
}

export type Handler = (call: Call) => object;
