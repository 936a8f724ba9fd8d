import type { IDataObject } from 'n8n-workflow';

import { enumOptions } from '../../fields/enums';
import { idLocator } from '../../fields/ids';
import { findingTypeOf } from '../../findingType';
import { pick } from '../../simplify';

export const findingId = idLocator({
	displayName: 'Finding',
	name: 'findingId',
	description: 'Finding to work with',
	searchListMethod: 'searchFindings',
});

export const severities = enumOptions(
	'FINDING_SEVERITY_',
	'CRITICAL',
	'HIGH',
	'MEDIUM',
	'LOW',
	'INFO',
);

/** The ten members of a finding that people look for. */
export const simplifyFinding = (finding: Record<string, unknown>): IDataObject => ({
	...pick(finding, { id: 'id' }),
	type: findingTypeOf(finding),
	...pick(finding, {
		customSubType: 'customSubType',
		severity: 'severity',
		state: 'state',
		description: 'description',
		appId: 'appId',
		riskScore: 'riskScore.score',
		firstObservedAt: 'firstObservedAt',
		lastObservedAt: 'lastObservedAt',
	}),
});
