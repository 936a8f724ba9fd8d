import { createHash, createHmac } from 'node:crypto';

/** Node's SHA-256 in the form that the signer takes it. */
export class Sha256 {
	private hash;

	constructor(private readonly secret?: string | ArrayBuffer | ArrayBufferView) {
		this.hash = this.fresh();
	}

	update(data: Uint8Array): void {
		this.hash.update(data);
	}

	async digest(): Promise<Uint8Array> {
		return this.hash.digest();
	}

	reset(): void {
		this.hash = this.fresh();
	}

	private fresh() {
		const { secret } = this;
		if (secret === undefined) return createHash('sha256');
		if (typeof secret === 'string') return createHmac('sha256', secret);
		return createHmac(
			'sha256',
			ArrayBuffer.isView(secret)
				? Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength)
				: Buffer.from(secret),
		);
	}
}
