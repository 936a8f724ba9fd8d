import { app } from './app';
import { connector } from './connector';
import type { Rows } from './rows';
import { task } from './task';
import { user } from './user';
import { webhookAnswer } from './webhookAnswer';

/** The rows of every resource, by its value. */
export const rows: Readonly<Record<string, Rows>> = { app, connector, task, user, webhookAnswer };
