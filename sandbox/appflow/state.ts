import type { Account } from '../aws/account';
import { arnOf } from '../aws/account';
import type { Clock } from '../core/service';
import type { CustomConnector } from './connectors/custom';
import { EntityCatalog } from './entities/catalog';
import { ClientTokens } from './idempotency';
import { Pager } from './paging';
import { profileNamesOf } from './flows/ends';
import type { Flow } from './flows/flow';
import { catchUp } from './flows/running';
import type { Profile } from './profiles';
import { authoredConnectors, seedProfiles, seedRegistrations } from './seed';
import { seedFlows } from './seed-flows';
import { type AppFlowSettings, DEFAULT_SETTINGS } from './settings';
import { Store } from './store';

/** Everything that the account has in AppFlow. */
export class AppFlowState {
	readonly clientTokens: ClientTokens;

	readonly pager = new Pager();

	settings: AppFlowSettings = { ...DEFAULT_SETTINGS };

	profiles = new Store<Profile>();

	flows = new Store<Flow>();

	entities: EntityCatalog;

	/** Tags by the ARN of a flow or a registered connector. */
	tags = new Map<string, Map<string, string>>();

	private custom = new Map<string, CustomConnector>();

	private customSequence = 0;

	constructor(
		readonly account: Account,
		readonly clock: Clock,
		private readonly withFlows = true,
	) {
		this.clientTokens = new ClientTokens(clock);
		this.entities = new EntityCatalog(clock);
		this.reset();
	}

	/** Back to the seed. */
	reset(): void {
		this.settings = { ...DEFAULT_SETTINGS };
		this.clientTokens.clear();
		this.profiles = new Store();
		this.flows = new Store();
		this.entities = new EntityCatalog(this.clock);
		this.custom = new Map();
		this.customSequence = 0;
		this.tags = new Map();
		for (const connector of authoredConnectors()) this.addCustom(connector);
		for (const registration of seedRegistrations(this)) this.addCustom(registration);
		for (const profile of seedProfiles(this)) {
			this.profiles.add((sequence) => ({ ...profile, sequence }));
		}
		if (this.withFlows) seedFlows(this);
	}

	/** Lets everything happen that has become due since the last request. */
	catchUp(): void {
		for (const flow of this.flows.all()) catchUp(flow, this);
	}

	/** The ARN of something in AppFlow, such as `flow/orders`. */
	arn(resource: string): string {
		return arnOf(this.account, 'appflow', resource);
	}

	/** An AWS-authored or registered connector. */
	customConnector(label: string): CustomConnector | undefined {
		return this.custom.get(label);
	}

	/** AWS-authored and registered connectors, in a fixed order. */
	customConnectors(): CustomConnector[] {
		return [...this.custom.values()].sort((a, b) => a.sequence - b.sequence);
	}

	addCustom(connector: Omit<CustomConnector, 'sequence'>): CustomConnector {
		this.customSequence += 1;
		const added = { ...connector, sequence: this.customSequence };
		this.custom.set(added.label, added);
		return added;
	}

	replaceCustom(connector: CustomConnector): void {
		this.custom.set(connector.label, connector);
	}

	deleteCustom(label: string): void {
		this.custom.delete(label);
	}

	/** The flows that read from or write to a profile. */
	flowsUsing(profile: Profile): Flow[] {
		return this.flows
			.all()
			.filter(({ definition }) => profileNamesOf(definition).includes(profile.name));
	}
}
