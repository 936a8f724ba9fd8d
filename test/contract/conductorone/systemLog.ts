import type { Rows } from './rows';

const events = 'systemlog.v1.SystemLogService.ListEvents';

export const systemLog: Rows = {
	getMany: {
		calls: [events],
		// The document says nothing of what is in an event.
		replies: {
			[events]: () => ({ list: [{ metadata: { uid: 'event-1' }, activity_name: 'Create' }] }),
		},
	},
};
