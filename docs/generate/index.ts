/**
 * Writes the references that are made from the code: `npx tsx docs/generate`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { references } from './references';

for (const { file, render } of references) {
	writeFileSync(join(__dirname, '..', file), render());
}
