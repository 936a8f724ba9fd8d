import { app } from './app';
import { connector } from './connector';
import type { Rows } from './rows';

/** The rows of every resource, by its value. */
export const rows: Readonly<Record<string, Rows>> = { app, connector };
