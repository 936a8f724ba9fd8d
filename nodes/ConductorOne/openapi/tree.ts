import { isObject } from '../../../engine/json';

/** Parses YAML, of which JSON is a part. */
export type Parse = (text: string) => unknown;

/** One node of a document. */
export interface Tree {
	readonly names: readonly string[];
	member(name: string): Tree | undefined;
	value(): unknown;
}

/**
 * A document as a tree that is parsed where it is looked at: parsing all of an OpenAPI document takes
 * seconds, in which the editor would stand still.
 */
export function treeOf(text: string, parse: Parse): Tree {
	const json = text.trimStart().startsWith('{') ? parseJson(text) : undefined;
	return json === undefined ? new TextTree(text, undefined, parse) : new ValueTree(json);
}

/** JSON is YAML, too, but reading it as such takes a hundred times as long. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** YAML in block style: where a member begins and ends can be told from how far lines are indented. */
class TextTree implements Tree {
	private blocks: Map<string, string> | undefined;
	private readonly trees = new Map<string, Tree>();
	private parsed: Tree | undefined;

	constructor(
		/** The member with its name, or the whole document. */
		private readonly text: string,
		private readonly name: string | undefined,
		private readonly parse: Parse,
	) {}

	get names(): readonly string[] {
		const names = [...this.members().keys()];
		return names.length > 0 ? names : this.whole().names;
	}

	member(name: string): Tree | undefined {
		const members = this.members();
		if (members.size === 0) return this.whole().member(name);
		const block = members.get(name);
		if (block === undefined) return undefined;
		const tree = this.trees.get(name) ?? new TextTree(block, name, this.parse);
		this.trees.set(name, tree);
		return tree;
	}

	value(): unknown {
		return this.whole().value();
	}

	private members(): Map<string, string> {
		this.blocks ??= blocksOf(this.name === undefined ? this.text : afterFirstLine(this.text));
		return this.blocks;
	}

	private whole(): Tree {
		this.parsed ??= this.read();
		return this.parsed;
	}

	private read(): Tree {
		const value = this.parse(this.text);
		if (this.name === undefined) return new ValueTree(value);
		return new ValueTree(isObject(value) ? value[this.name] : undefined);
	}
}

/** What is parsed already. */
class ValueTree implements Tree {
	constructor(private readonly given: unknown) {}

	get names(): readonly string[] {
		return isObject(this.given) ? Object.keys(this.given) : [];
	}

	member(name: string): Tree | undefined {
		const value = isObject(this.given) ? this.given[name] : undefined;
		return value === undefined ? undefined : new ValueTree(value);
	}

	value(): unknown {
		return this.given;
	}
}

function afterFirstLine(text: string): string {
	const end = text.indexOf('\n');
	return end < 0 ? '' : text.slice(end + 1);
}

const QUOTED = `"([^"\\n]+)"|'([^'\\n]+)'`;

/** `name:`, at the beginning of a line. */
const KEY = `(?:(?:${QUOTED})[ ]*|([^\\s#"'{}[\\]&*!|>%@\`?:-][^\\n]*?)):(?=[ \\r\\n]|$)`;

/** `? name` and `:` in lines of their own, as long names are written. */
const LONG_KEY = `\\? (?:${QUOTED}|(\\S+))[ ]*\\r?\\n *:(?=[ \\r\\n])`;

/** The members of a mapping in block style by their names, each with its name; none for all else. */
function blocksOf(text: string): Map<string, string> {
	const indent = /^( *)[^\s#]/m.exec(text.replace(/^---.*\n/, ''))?.[1] ?? '';
	const keys = new RegExp(`^${indent}(?:${KEY}|${LONG_KEY})`, 'gm');
	const starts = [...text.matchAll(keys)].map((match) => ({
		name:
			match
				.slice(1)
				.find((name) => name !== undefined)
				?.trimEnd() ?? '',
		key: match[0],
		at: match.index,
	}));
	return new Map(
		starts.map(({ name, key, at }, index) => {
			const block = text.slice(at, starts[index + 1]?.at);
			if (!key.startsWith(`${indent}?`)) return [name, block];
			// As if it were written like the others; what follows keeps its column.
			return [name, `${indent}${JSON.stringify(name)}:\n${indent} ${block.slice(key.length)}`];
		}),
	);
}
