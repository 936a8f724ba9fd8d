import { references } from '../../docs/generate/references';
import { readDocument } from './markdown';

describe('the generated references', () => {
	it.each(references)('docs/$file says what the code does now', ({ file, render }) => {
		// If this fails: npx tsx docs/generate
		expect(readDocument(`docs/${file}`)).toBe(render());
	});
});
