import { createRedactor } from '../../engine/redact';

const redacted = (text: string, ...secrets: string[]): string => {
	const redactor = createRedactor();
	secrets.forEach((secret) => redactor.protect(secret));
	return redactor.redact(text);
};

describe('a redactor hides a secret', () => {
	const secret = `a&b'c/d "e"\\f=ü`;

	it.each([
		['as it is', secret],
		['in a URL', encodeURIComponent(secret)],
		[
			'in a URL with lower-case codes',
			encodeURIComponent(secret).replace(/%\w\w/g, (c) => c.toLowerCase()),
		],
		['in a URL as strict as AWS has it', encodeURIComponent(secret).replaceAll("'", '%27')],
		['in a form', new URLSearchParams([['', secret]]).toString().slice(1)],
		['in JSON text', JSON.stringify(secret).slice(1, -1)],
		[
			'in JSON text made for HTML',
			JSON.stringify(secret)
				.slice(1, -1)
				.replace(/[&'=]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
		],
		['in JSON text inside JSON text', JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
	])('%s', (_form, spelling) => {
		expect(redacted(`before ${spelling} after ${spelling}`, secret)).toBe('before *** after ***');
	});

	it('with and without the space around it', () => {
		expect(redacted('[ dummy ] [dummy]', ' dummy ')).toBe('[***] [***]');
	});

	it('line by line, if it has several', () => {
		const key = '-----BEGIN KEY-----\r\ndummy-line-one\r\ndummy-line-two\r\n-----END KEY-----\r\n';

		expect(redacted(`Bad: dummy-line-two of -----BEGIN KEY-----`, key)).toBe(
			'Bad: *** of -----BEGIN KEY-----',
		);
		expect(redacted(`Bad: ${key.replaceAll('\r', '')}`, key)).not.toContain('dummy-line');
	});

	it('whole, where secrets contain or overlap each other', () => {
		expect(redacted('x dummy-secret y', 'dummy', 'dummy-secret', 'secret')).toBe('x *** y');
		expect(redacted('x dummy-secret y', 'dummy-sec', 'my-secret')).toBe('x *** y');
	});

	it('of few characters only where it stands alone, so that messages stay readable', () => {
		expect(redacted('Pin a1: a1b, "a1", b a1', 'a1')).toBe('Pin ***: a1b, "***", b ***');
		expect(redacted('The access', 'e')).toBe('The access');
		expect(redacted('access-dummy', 'dumm')).toBe('access-***y');
	});

	it('that cannot be written in a URL', () => {
		expect(redacted('x dummy\uD800 y', 'dummy\uD800')).toBe('x *** y');
	});

	it('from the moment that it is known', () => {
		const redactor = createRedactor();
		redactor.protect('dummy-one');
		expect(redactor.redact('dummy-one dummy-two')).toBe('*** dummy-two');
		redactor.protect('dummy-two');
		expect(redactor.redact('dummy-one dummy-two')).toBe('*** ***');
	});

	it('of the run in the texts of its items, but of an item in its own only', () => {
		const run = createRedactor();
		run.protect('dummy-run');
		const [first, second] = [run.child(), run.child()];
		first.protect('dummy-first');
		run.protect('dummy-late');
		const text = 'dummy-run dummy-first dummy-late';

		expect(first.redact(text)).toBe('*** *** ***');
		expect(second.redact(text)).toBe('*** dummy-first ***');
		expect(run.redact(text)).toBe('*** dummy-first ***');
	});
});

describe('a redactor leaves', () => {
	it.each(['', '  ', '\n'])('a text alone when the secret is blank (%j)', (blank) => {
		expect(redacted('some  text\n', blank)).toBe('some  text\n');
	});
});
