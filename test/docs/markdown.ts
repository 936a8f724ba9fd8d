import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const PROJECT = join(__dirname, '..', '..');

interface Link {
	readonly text: string;
	readonly target: string;
}

/** The documents that people read, as paths from the project's folder. */
export function documents(): string[] {
	const ofRoot = readdirSync(PROJECT).filter((name) => name.endsWith('.md'));
	const ofDocs = readdirSync(join(PROJECT, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => join('docs', name));
	return [...ofRoot, ...ofDocs].sort();
}

export function readDocument(path: string): string {
	return readFileSync(join(PROJECT, path), 'utf8');
}

/** Markdown without what is inside code fences. */
function proseOf(markdown: string): string {
	return markdown.replace(/^(```|~~~)[^\n]*\n[\s\S]*?^\1\s*$/gm, '');
}

/** The blocks fenced as code of the given language. */
export function codeBlocks(markdown: string, language: string): string[] {
	const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`\\s*$`, 'gm');
	return [...markdown.matchAll(fence)].map(([, code = '']) => code);
}

/** Links and images. */
export function linksOf(markdown: string): Link[] {
	const prose = proseOf(markdown).replace(/`[^`\n]*`/g, '');
	return [...prose.matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g)].map(([, text = '', target = '']) => ({
		text,
		target,
	}));
}

/** The anchors that a hosting site makes of the headings. */
export function anchorsOf(markdown: string): string[] {
	const seen = new Map<string, number>();
	return [...proseOf(markdown).matchAll(/^#{1,6} +(.+?) *$/gm)].map(([, heading = '']) => {
		const slug = heading
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replace(/ /g, '-');
		const times = seen.get(slug) ?? 0;
		seen.set(slug, times + 1);
		return times === 0 ? slug : `${slug}-${times}`;
	});
}

/** The rows of the first table below a heading, without its head; each as its cells. */
export function tableBelow(markdown: string, heading: string): string[][] {
	const start = markdown.indexOf(`\n${heading}\n`);
	if (start < 0) throw new Error(`There is no heading "${heading}"`);
	const rows: string[][] = [];
	for (const line of markdown.slice(start + heading.length + 2).split('\n')) {
		if (line.startsWith('|')) {
			rows.push(
				line
					.slice(1, line.lastIndexOf('|'))
					.split(/(?<!\\)\|/)
					.map((cell) => cell.trim()),
			);
		} else if (rows.length > 0 || line.startsWith('#')) break;
	}
	return rows.slice(2);
}
