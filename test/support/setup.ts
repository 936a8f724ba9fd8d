import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

import 'reflect-metadata';

// n8n-core writes an encryption key to its user folder on first use.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'n8n-user-folder-'));
