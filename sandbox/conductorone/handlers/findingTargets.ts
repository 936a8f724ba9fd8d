import type { Call } from '../call';
import { invalid, notFound } from '../errors';
import { TARGETS, type Finding, type OwnerRef } from '../findings/finding';
import { ownersAt } from '../ownership';
import { message, string } from '../protojson';
import { findApp } from './apps';
import { liveConnector } from './connectorView';
import { findUser } from './users';

/** What a finding can be about; one of them at a time. */
export const targetShape = {
	appResourceTarget: message({ appId: string, appResourceId: string, appResourceTypeId: string }),
	appUserTarget: message({ appId: string, appUserId: string }),
	connectorTarget: message({ appId: string, connectorId: string }),
	decoyTarget: message({ decoyId: string }),
	identityUserTarget: message({ identityUserId: string }),
	tenantTarget: message({}),
};

type Given = { [Name in keyof typeof targetShape]: ReturnType<(typeof targetShape)[Name]> };

const owner = (known: Partial<OwnerRef>): OwnerRef => ({
	appOwnerAppId: null,
	identityUserId: null,
	managerOfUserId: null,
	userSetId: null,
	...known,
});

const ownersOfApp = (appId: string) => owner({ appOwnerAppId: appId });

/** What a new finding is about, which has to be there, and who is to take care of it. */
export function readTarget(
	call: Call,
	given: Given,
): Pick<Finding, 'target' | 'appId' | 'computedOwner'> {
	const set = TARGETS.filter((name) => given[name] !== undefined);
	const [name, other] = set;
	if (other) throw invalid(`proto: error parsing "${other}", oneof target is already set`);
	if (!name) return { target: undefined, appId: '', computedOwner: null };
	const target = { name, members: { ...given[name] } };
	const { connectorTarget, appUserTarget, appResourceTarget, identityUserTarget } = given;
	if (connectorTarget) {
		const appId = call.checkId('AppId', connectorTarget.appId);
		const id = call.checkId('ConnectorId', connectorTarget.connectorId);
		const owners = ownersAt(liveConnector(call, appId, id), call.tenant.now);
		const identityUserId = owners.find(({ userId }) => userId !== undefined)?.userId;
		const computedOwner = identityUserId ? owner({ identityUserId }) : ownersOfApp(appId);
		return { target, appId, computedOwner };
	}
	if (appUserTarget) {
		const { id: appId } = findApp(call, call.checkId('AppId', appUserTarget.appId));
		const id = call.checkId('AppUserId', appUserTarget.appUserId);
		const account = call.tenant.state.accounts.find(
			(each) => each.id === id && each.appId === appId,
		);
		if (!account) throw notFound('app user');
		const { identityUserId } = account;
		return {
			target,
			appId,
			computedOwner: identityUserId ? owner({ identityUserId }) : ownersOfApp(appId),
		};
	}
	if (appResourceTarget) {
		const { id: appId } = findApp(call, call.checkId('AppId', appResourceTarget.appId));
		return { target, appId, computedOwner: ownersOfApp(appId) };
	}
	if (identityUserTarget) {
		const id = call.checkId('IdentityUserId', identityUserTarget.identityUserId);
		const { id: managerOfUserId } = findUser(call, id);
		return { target, appId: '', computedOwner: owner({ managerOfUserId }) };
	}
	return { target, appId: '', computedOwner: null };
}
