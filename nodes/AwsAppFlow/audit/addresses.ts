import { isObject } from '../../../engine/json';

/** Where a property of a connection leads. No more of it: addresses may hold names and passwords. */
export interface Address {
	/** The property's name. */
	readonly property: string;
	/** Without the colon, such as `https`; `jdbc` addresses have that of what follows. */
	readonly protocol: string;
	/** In lower case, without the port. */
	readonly host: string;
}

const URL_PATTERN = /^(?:jdbc:)?([a-z][a-z0-9+.-]*):\/\/(?:[^/?#;]*@)?(\[[^\]]*\]|[^/:?#;@]+)/i;
const HOST_PATTERN = /^((?:[a-z0-9-]+\.)+[a-z0-9-]+)(?::\d+)?(?:\/|$)/i;

/** Every address among the properties of a profile, however deep it is. */
export function addressesIn(properties: unknown): Address[] {
	if (!isObject(properties)) return [];
	return Object.entries(properties).flatMap(([property, value]) => {
		if (typeof value !== 'string') return addressesIn(value);
		return addressOf(property, value.trim()) ?? [];
	});
}

function addressOf(property: string, value: string): Address | undefined {
	const [, protocol, host] = URL_PATTERN.exec(value) ?? [];
	if (protocol !== undefined && host !== undefined) {
		return { property, protocol: protocol.toLowerCase(), host: host.toLowerCase() };
	}
	// People leave the protocol out, and AppFlow then takes https.
	const bare = /(url|host|hostname|server)$/i.test(property) && HOST_PATTERN.exec(value)?.[1];
	return bare ? { property, protocol: 'https', host: bare.toLowerCase() } : undefined;
}
