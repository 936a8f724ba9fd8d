import type { Resource } from '../../../engine/operation';
import type { ConductorOne } from '../transport/client';
import { app } from './app';
import { connector } from './connector';
import { task } from './task';
import { user } from './user';
import { webhookAnswer } from './webhookAnswer';

export const resources: ReadonlyArray<Resource<ConductorOne>> = [
	connector,
	app,
	task,
	user,
	webhookAnswer,
];
