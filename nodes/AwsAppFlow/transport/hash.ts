import { createHash, createHmac } from 'crypto';

type Data = string | ArrayBuffer | ArrayBufferView;

function bytes(data: Data): Uint8Array | string {
	if (typeof data === 'string') return data;
	return ArrayBuffer.isView(data)
		? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
		: new Uint8Array(data);
}

/**
 * SHA-256 for the SDK's signer. The hash that a browser build brings is written in JavaScript and
 * doubles the CPU time of a call.
 */
export class NodeSha256 {
	private hash;

	constructor(private readonly secret?: Data) {
		this.hash = NodeSha256.start(secret);
	}

	private static start(secret?: Data) {
		return secret === undefined ? createHash('sha256') : createHmac('sha256', bytes(secret));
	}

	update(data: Data): void {
		this.hash.update(bytes(data));
	}

	async digest(): Promise<Uint8Array> {
		return this.hash.digest();
	}

	reset(): void {
		this.hash = NodeSha256.start(this.secret);
	}
}
