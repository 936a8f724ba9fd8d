/** Text inside one cell of a table. */
function cell(text: string): string {
	return text.replace(/<a href="([^"]*)">([^<]*)<\/a>/g, '[$2]($1)').replace(/\|/g, '\\|');
}

/** A table; nothing if it has no rows. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string[] {
	if (rows.length === 0) return [];
	return [row(head), row(head.map(() => '---')), ...rows.map((cells) => row(cells.map(cell))), ''];
}

function row(cells: readonly string[]): string {
	return `| ${cells.join(' | ')} |`;
}

/** Several remarks as sentences. */
export function sentences(remarks: ReadonlyArray<string | undefined>): string {
	return remarks
		.filter((remark): remark is string => remark !== undefined && remark !== '')
		.map((remark) => (/[.!?]$/.test(remark) ? remark : `${remark}.`))
		.join(' ');
}

/** A value as people would type it. */
export function code(value: string): string {
	return `\`${value}\``;
}
