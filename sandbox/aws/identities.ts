import { randomBytes } from 'node:crypto';

import type { Clock } from '../core/service';
import type { Account } from './account';

/** Who signed a request. */
export interface Identity {
	arn: string;
	/** As GetCallerIdentity says it; for a session `role ID:session name`. */
	userId: string;
	accessKeyId: string;
	secretAccessKey: string;
	/** Only temporary credentials have one. */
	sessionToken?: string;
	/** When temporary credentials end, in sandbox time. */
	expiration?: Date;
	/** Whether its policies allow anything. */
	allowed: boolean;
}

/** A session that AssumeRole made. */
type Session = Identity & Required<Pick<Identity, 'sessionToken' | 'expiration'>>;

const ROLE_ID = 'AROASANDBOXEXAMPLE';

/** The keys that the account knows: the seeded ones and those that AssumeRole gave out. */
export class Identities {
	private readonly users: Identity[];

	private readonly sessions = new Map<string, Session>();

	constructor(
		private readonly account: Account,
		private readonly clock: Clock,
	) {
		this.users = [
			{
				arn: this.userArn('n8n'),
				userId: 'AIDASANDBOXEXAMPLE',
				accessKeyId: account.accessKeyId,
				secretAccessKey: account.secretAccessKey,
				allowed: true,
			},
			{
				arn: this.userArn('limited'),
				userId: 'AIDALIMITEDEXAMPLE',
				accessKeyId: account.limitedAccessKeyId,
				secretAccessKey: account.limitedSecretAccessKey,
				allowed: false,
			},
		];
	}

	/** The owner of an access key ID, whether or not its session has ended. */
	find(accessKeyId: string): Identity | undefined {
		return (
			this.users.find((user) => user.accessKeyId === accessKeyId) ?? this.sessions.get(accessKeyId)
		);
	}

	/** Temporary credentials of the role, valid for so many seconds of sandbox time. */
	startSession(sessionName: string, seconds: number): Session {
		const { accountId, partition, roleArn } = this.account;
		const roleName = roleArn.split('/').pop() ?? '';
		const session: Session = {
			arn: `arn:${partition}:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
			userId: `${ROLE_ID}:${sessionName}`,
			accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
			secretAccessKey: `dummy-${randomBytes(18).toString('base64')}`,
			sessionToken: `dummy-session-token-${randomBytes(24).toString('base64')}`,
			expiration: new Date(this.clock.now().getTime() + seconds * 1000),
			allowed: true,
		};
		this.sessions.set(session.accessKeyId, session);
		return session;
	}

	/** Forgets every session. */
	reset(): void {
		this.sessions.clear();
	}

	private userArn(name: string): string {
		return `arn:${this.account.partition}:iam::${this.account.accountId}:user/${name}`;
	}
}
