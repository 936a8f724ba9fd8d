import { readFileSync } from 'fs';

import { parse } from 'yaml';

import { OpenApiDocument } from '../../nodes/ConductorOne/openapi/document';
import { formOf } from '../../nodes/ConductorOne/openapi/form';
import { treeOf } from '../../nodes/ConductorOne/openapi/tree';
import { withUpdateMask } from '../../nodes/ConductorOne/openapi/updateMask';
import { openApiDocument } from '../../sandbox/conductorone/handlers/openapi';
import { routes } from '../../sandbox/conductorone/routes';
import { findOpenApi } from '../support/openapi';

const path = findOpenApi();
const [judged, why] = path
	? [test, '']
	: [test.skip, ' (SKIPPED: set CONDUCTORONE_OPENAPI to the official openapi.yaml)'];

const yaml = `openapi: 3.1.0
paths:
    # What people do with apps
    /api/v1/apps/{app_id}:
        parameters:
        - in: path
          name: app_id
          required: true
          schema: {type: string}
        get:
            summary: "Get: one"
            description: |
                Not a member:
                get: nothing
            operationId: test.Apps.Get
            tags:
            - App
    "/api/v1/apps/credentials":
        get:
            operationId: test.Apps.Credentials
            deprecated: true
    ? /api/v1/a/path/that/is/so/long/that/it/stands/alone
    :   post:
            operationId: test.Apps.Long
            requestBody:
                content:
                    application/json:
                        schema: {$ref: '#/components/schemas/test.Long'}
        delete:
            operationId: test.Apps.Shorten
components:
    schemas:
        test.Long:
            required: [until]
            properties:
                until: {oneOf: [{$ref: '#/components/schemas/test.Until'}, {type: "null"}]}
                kind: {type: [string, "null"], enum: [KIND_A, KIND_B]}
                id: {type: string, readOnly: true}
                loop: {$ref: '#/components/schemas/test.Loop'}
        test.Until: {type: string, format: date-time}
        test.Loop: {$ref: '#/components/schemas/test.Loop'}
`;

describe('a document', () => {
	const documentOf = (text: string) => {
		const document = OpenApiDocument.read(text, parse);
		if (!document) throw new Error('It is no document');
		return document;
	};

	test.each([
		['YAML', yaml],
		['YAML with other line ends', yaml.replace(/\n/g, '\r\n')],
		['JSON', JSON.stringify(parse(yaml))],
		['JSON on many lines', JSON.stringify(parse(yaml), null, 2)],
	])('as %s', (_form, text) => {
		const document = documentOf(text);
		expect(document.operations.map(({ method, path: at }) => `${method} ${at}`).sort()).toEqual([
			'DELETE /api/v1/a/path/that/is/so/long/that/it/stands/alone',
			'GET /api/v1/apps/credentials',
			'GET /api/v1/apps/{app_id}',
			'POST /api/v1/a/path/that/is/so/long/that/it/stands/alone',
		]);
		expect(document.find('test.Apps.Get')).toEqual({
			method: 'GET',
			path: '/api/v1/apps/{app_id}',
			operationId: 'test.Apps.Get',
			summary: 'Get: one',
			tag: 'App',
			deprecated: false,
		});
		expect(document.find('GET /api/v1/apps/credentials')?.deprecated).toBe(true);
		const long = document.find('test.Apps.Long');
		expect(long && formOf(document, long, '').fields).toMatchObject([
			{ id: 'body_until', type: 'dateTime', required: true },
			{ id: 'body_kind', type: 'options', options: [{ value: 'KIND_A' }, { value: 'KIND_B' }] },
			{ id: 'body_loop', type: 'string' },
		]);
	});

	test('finds operations whose path is filled in, fixed names first', () => {
		const document = documentOf(yaml);
		expect(document.find('get /api/v1/apps/123')?.operationId).toBe('test.Apps.Get');
		expect(document.find('GET /api/v1/apps/credentials')?.operationId).toBe(
			'test.Apps.Credentials',
		);
		expect(document.find('GET /api/v1/apps/123/more')).toBeUndefined();
		expect(document.find('POST /api/v1/apps/123')).toBeUndefined();
	});

	test.each(['', '<!doctype html><title>C1</title>', 'just: yaml', '[1, 2]', 'openapi: 3.1.0'])(
		'is not: %s',
		(text) => {
			expect(OpenApiDocument.read(text, parse)).toBeUndefined();
		},
	);

	judged(`read in pieces is what it is as a whole${why}`, () => {
		const text = readFileSync(path ?? '', 'utf8');
		const root = treeOf(text, parse);
		const whole = parse(text, { maxAliasCount: -1 }) as Record<string, Record<string, object>>;
		const places = [
			['paths', root.member('paths')],
			['components', root.member('components')?.member('schemas')],
		] as const;
		for (const [name, tree] of places) {
			const members = name === 'paths' ? whole.paths : whole.components?.schemas;
			expect(tree?.names).toEqual(Object.keys(members ?? {}));
			for (const [key, value] of Object.entries(members ?? {})) {
				expect(tree?.member(key)?.value()).toEqual(value);
			}
		}
	});

	judged(`of the local ConductorOne says nothing that the official one does not${why}`, () => {
		const official = documentOf(readFileSync(path ?? '', 'utf8'));
		const local = documentOf(openApiDocument(routes, 'http://127.0.0.1'));
		expect(local.operations).toHaveLength(routes.length);
		const shown = ({ place, name, required, shape: { type, format } }: Shown) =>
			[place, name, required, type, place === 'path' ? '' : format].join(' ');
		for (const operation of local.operations) {
			const real = official.find(`${operation.method} ${operation.path}`);
			expect(real?.operationId).toBe(operation.operationId);
			const known = real ? official.inputsOf(real).map(shown) : [];
			expect(known).toEqual(expect.arrayContaining(local.inputsOf(operation).map(shown)));
		}
	});
});

type Shown = ReturnType<OpenApiDocument['inputsOf']>[number];

describe('the update mask', () => {
	const members = (...names: string[]) =>
		names.map((name) => ({ name: name.replace('{}', ''), object: name.endsWith('{}') }));

	test('names what is given for the only object, but not its IDs', () => {
		const app = { id: '1', appId: '2', displayName: 'New', description: null };
		expect(
			withUpdateMask({ app }, members('app{}', 'expandMask{}', 'updateMask'), ['appId']),
		).toEqual({ app, updateMask: 'displayName,description' });
	});

	test('of a body without an object names its members', () => {
		const body = { displayName: 'New', updateMask: '', expandMask: {} };
		expect(
			withUpdateMask(body, members('displayName', 'expandMask{}', 'updateMask'), []),
		).toMatchObject({ updateMask: 'displayName' });
	});

	test('stays as it was given', () => {
		const body = { app: {}, updateMask: 'description' };
		expect(withUpdateMask(body, members('app{}'), [])).toEqual(body);
	});

	test('has to be given where several objects could be meant, or nothing changes', () => {
		const several = () => withUpdateMask({ a: { x: 1 } }, members('a{}', 'b{}'), []);
		expect(several).toThrow("'Update Mask' is empty");
		const nothing = () => withUpdateMask({ app: { id: '1' } }, members('app{}'), []);
		expect(nothing).toThrow("'app' has nothing that should change");
	});
});
