import { sleep } from 'n8n-workflow';

/**
 * A timer on n8n's own `sleep`. One that was cleared does nothing when its time comes.
 */
export function shimSetTimeout(callback, milliseconds = 0, ...args) {
	const timer = { active: true, ref: () => timer, unref: () => timer };
	void sleep(milliseconds).then(() => {
		if (timer.active) callback(...args);
	});
	return timer;
}

export function shimClearTimeout(timer) {
	if (timer) timer.active = false;
}

const silent = () => {};

/** Libraries do not write to n8n's log. */
export const shimConsole = {
	debug: silent,
	error: silent,
	info: silent,
	log: silent,
	trace: silent,
	warn: silent,
};

export const shimGlobal = {};

export const shimUndefined = undefined;
