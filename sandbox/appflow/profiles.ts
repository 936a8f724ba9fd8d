import type { JsonObject } from '../core/json';
import type { Sequenced } from './paging';

/** How a private connection is getting on. */
export interface Provisioning {
	/** Milliseconds since the epoch, in sandbox time; Infinity for one that stays pending. */
	readyAt: number;
	failure?: { failureMessage: string; failureCause: string };
}

/** A connector profile. Its credentials are not kept: nobody can ask for them. */
export interface Profile extends Sequenced {
	name: string;
	arn: string;
	credentialsArn: string;
	type: string;
	label?: string;
	kmsArn?: string;
	mode: string;
	properties: JsonObject;
	/** Only for private connections. */
	provisioning?: Provisioning;
	createdAt: Date;
	lastUpdatedAt: Date;
}

/** Profiles by name, and in the order of their creation. */
export class ProfileStore {
	private readonly byName = new Map<string, Profile>();

	private ordered: Profile[] | undefined;

	private sequence = 0;

	get size(): number {
		return this.byName.size;
	}

	get(name: string): Profile | undefined {
		return this.byName.get(name);
	}

	/** All profiles, oldest first. Adding at the end is cheap, and so is reading many pages. */
	all(): readonly Profile[] {
		this.ordered ??= [...this.byName.values()];
		return this.ordered;
	}

	/** Adds a profile whose name is not taken. */
	add(profile: Omit<Profile, 'sequence'>): Profile {
		this.sequence += 1;
		const added = { ...profile, sequence: this.sequence };
		this.byName.set(added.name, added);
		this.ordered?.push(added);
		return added;
	}

	delete(name: string): void {
		this.byName.delete(name);
		this.ordered = undefined;
	}
}
