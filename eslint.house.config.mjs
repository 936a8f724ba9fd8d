// What this project asks for beyond n8n's own rules.
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Where untyped data enters, or one n8n type is made from another: the only places for casts. */
const BORDERS = [
	'engine/field.ts',
	'engine/fields/structure.ts',
	'engine/json.ts',
	'engine/operation.ts',
	'nodes/AwsAppFlow/connectors/config.ts',
];

/** The files through which libraries enter; the build bundles them. */
const VENDOR_ENTRIES = [
	'nodes/AwsAppFlow/transport/sdk.ts',
	'nodes/ConductorOne/transport/axios.ts',
	'nodes/ConductorOne/openapi/yaml.ts',
];

const SHIPPED = ['credentials/**/*.ts', 'engine/**/*.ts', 'nodes/**/*.ts'];

/** Imports point one way: each zone may not import from the places it lists. */
const zones = [
	zone('engine', ['nodes', 'credentials']),
	zone('nodes/AwsAppFlow', ['nodes/ConductorOne']),
	zone('nodes/ConductorOne', ['nodes/AwsAppFlow']),
	...['AwsAppFlow', 'ConductorOne'].flatMap((node) => [
		zone(`nodes/${node}/transport`, [`nodes/${node}/resources`, `nodes/${node}/methods`]),
		zone(`nodes/${node}/connectors`, [`nodes/${node}/resources`, `nodes/${node}/methods`]),
	]),
	zone(
		'credentials',
		['AwsAppFlow', 'ConductorOne'].map((node) => `nodes/${node}/resources`),
	),
	...['credentials', 'engine', 'nodes'].map((room) =>
		zone(room, ['bench', 'build', 'playground', 'sandbox', 'scripts', 'test']),
	),
];

function zone(target, from) {
	return { target: `./${target}`, from: from.map((place) => `./${place}`) };
}

const noCasts = {
	'@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
};

export default tseslint.config(
	{ ignores: ['dist', 'node_modules', '.cache', '.playground'] },
	{
		files: ['**/*.ts'],
		languageOptions: { parser: tseslint.parser },
		linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
		plugins: { '@typescript-eslint': tseslint.plugin },
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/ban-ts-comment': 'error',
		},
	},
	{
		files: SHIPPED,
		plugins: { 'import-x': importX },
		settings: {
			'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.json'] })],
		},
		rules: {
			...noCasts,
			'@typescript-eslint/no-non-null-assertion': 'error',
			'import-x/no-restricted-paths': ['error', { zones }],
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^(?!\\.{1,2}(/|$)|n8n-workflow$|crypto$)',
							allowTypeImports: true,
							message: 'Libraries enter through the vendor entries only.',
						},
						{
							regex: '/(sdk|axios|yaml)$',
							allowTypeImports: true,
							message: 'Libraries load on first use: await import(...).',
						},
					],
				},
			],
		},
	},
	{
		files: VENDOR_ENTRIES,
		rules: { '@typescript-eslint/no-restricted-imports': 'off' },
	},
	{ files: BORDERS, rules: { '@typescript-eslint/consistent-type-assertions': 'off' } },
);
