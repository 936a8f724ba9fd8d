import type { IDataObject } from 'n8n-workflow';

import { dateTime, text } from '../../../engine/fields';
import type { Resource } from '../../../engine/operation';
import { endpoint } from '../endpoint';
import { enumChoice, enumOptions } from '../fields/enums';
import { list } from '../reply';
import { pick } from '../simplify';
import type { ConductorOne } from '../transport/client';

/** Events are in the Open Cybersecurity Schema Framework (OCSF). */
const simplify = (event: Record<string, unknown>): IDataObject =>
	pick(event, {
		uid: 'metadata.uid',
		time: 'time',
		className: 'class_name',
		activity: 'activity_name',
		status: 'status',
		operation: 'api.operation',
		actorEmail: 'actor.user.email_addr',
		actorId: 'actor.user.uid',
		sourceIp: 'src_endpoint.ip',
		message: 'message',
	});

/** What happened in the tenant, and who did it. */
export const systemLog: Resource<ConductorOne> = {
	value: 'systemLog',
	name: 'System Log',
	operations: [
		endpoint({
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many system log events',
			description:
				'Retrieve events of the system log by time, or those after an event that you have. The credential needs a role that may read the log.',
			method: 'POST',
			path: '/api/v1/systemlog/events',
			fields: [],
			reply: list(),
			simplify,
			readsOnly: true,
			optional: [
				enumChoice({
					displayName: 'Order',
					name: 'sortDirection',
					options: enumOptions(
						'SORT_DIRECTION_',
						['ASC', 'Oldest First'],
						['DESC', 'Newest First'],
					),
					default: 'SORT_DIRECTION_ASC',
				}),
				dateTime({
					displayName: 'Since',
					name: 'since',
					description: 'Earliest time of the events; UTC if it has no time zone',
				}),
				text({
					displayName: 'Since Event UID',
					name: 'sinceEventUid',
					description: 'UID of the event after which to start',
				}),
				dateTime({
					displayName: 'Until',
					name: 'until',
					description: 'Latest time of the events; UTC if it has no time zone',
				}),
				text({
					displayName: 'Until Event UID',
					name: 'untilEventUid',
					description: 'UID of the event at which to stop',
				}),
			],
		}),
	],
};
