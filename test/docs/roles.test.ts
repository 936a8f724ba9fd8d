import { ConductorOne } from '../../nodes/ConductorOne/ConductorOne.node';
import { readDocument } from './markdown';

test('the roles of every resource are written down, and of nothing else', () => {
	const [resource] = new ConductorOne().description.properties;
	const names = (resource?.options ?? []).map((option) => ('name' in option ? option.name : ''));
	const section = readDocument('docs/conductorone-roles.md').split('## By resource')[1] ?? '';
	const table = section.split('\n## ')[0] ?? '';
	const rows = [...table.matchAll(/^\| ([^|]+) \|/gm)].map(([, name = '']) => name.trim());
	expect(rows.slice(2)).toEqual([...names].sort((a, b) => a.localeCompare(b)));
});
