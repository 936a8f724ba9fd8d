/**
 * What makes the table sortable and searchable. The page is whole without it, as where scripts are
 * off: only the controls that it adds are missing then.
 */
export const SCRIPT = `
(() => {
	const table = document.querySelector('table.sheet');
	const tools = document.querySelector('.tools');
	if (!table || !tools) return;
	const body = table.tBodies[0];
	const rows = [...body.rows];
	const heads = [...table.tHead.rows[0].cells];
	const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: 'base' });
	const keyOf = (row, column) => row.cells[column].dataset.key ?? row.cells[column].textContent;

	heads.forEach((head, column) => {
		const button = document.createElement('button');
		button.type = 'button';
		button.append(...head.childNodes);
		head.append(button);
		button.addEventListener('click', () => {
			const up = head.getAttribute('aria-sort') !== 'ascending';
			for (const other of heads) other.removeAttribute('aria-sort');
			head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
			rows.sort((a, b) => collator.compare(keyOf(a, column), keyOf(b, column)) * (up ? 1 : -1));
			body.append(...rows);
		});
	});

	const shown = document.createElement('span');
	shown.className = 'note';
	shown.setAttribute('role', 'status');
	tools.before(shown);

	const search = document.createElement('input');
	search.type = 'search';
	search.placeholder = 'Search findings';
	search.setAttribute('aria-label', 'Search findings');

	const severity = document.createElement('select');
	severity.setAttribute('aria-label', 'Severity');
	severity.append(new Option('All severities', ''));
	for (const name of ['Critical', 'High', 'Medium', 'Low']) {
		if (rows.some((row) => row.dataset.severity === name)) severity.append(new Option(name, name));
	}

	const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
	const filter = () => {
		const wanted = search.value.trim().toLowerCase();
		let count = 0;
		for (const row of rows) {
			const fits =
				texts.get(row).includes(wanted) &&
				(severity.value === '' || row.dataset.severity === severity.value);
			row.hidden = !fits;
			if (fits) count += 1;
		}
		shown.textContent = count === rows.length ? '' : count + ' of ' + rows.length + ' shown';
	};
	search.addEventListener('input', filter);
	severity.addEventListener('change', filter);
	tools.append(search, severity);
})();
`;
