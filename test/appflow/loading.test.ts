import { execFileSync } from 'child_process';
import { join } from 'path';

const root = join(__dirname, '../..');

/** Runs a script in a fresh Node, as n8n's own start is, and gives what it prints. */
function printed(script: string): string[] {
	const output = execFileSync(
		process.execPath,
		['--import', 'tsx', '--input-type=commonjs', '-e', script],
		{
			cwd: root,
			encoding: 'utf8',
			env: { ...process.env, NODE_NO_WARNINGS: '1' },
		},
	);
	return output.split('\n').filter((line) => line !== '');
}

/** Prints what of the SDK has been loaded so far. */
const PRINT_SDK = `
	const sdk = Object.keys(require.cache).filter((path) => /@aws-sdk|@smithy/.test(path));
	console.log(sdk.join('\\n') || 'none');
`;

test('loading the nodes and their credentials, and showing their forms, loads no AWS SDK', () => {
	expect(
		printed(`
			const { AwsAppFlow } = require('./nodes/AwsAppFlow/AwsAppFlow.node.ts');
			const { AwsAppFlowTrigger } = require('./nodes/AwsAppFlow/AwsAppFlowTrigger.node.ts');
			const { AwsAppFlowApi } = require('./credentials/AwsAppFlowApi.credentials.ts');
			const { AwsAppFlowConnectorApi } = require('./credentials/AwsAppFlowConnectorApi.credentials.ts');
			const { AwsAppFlowEventsApi } = require('./credentials/AwsAppFlowEventsApi.credentials.ts');
			const credentials = [AwsAppFlowApi, AwsAppFlowConnectorApi, AwsAppFlowEventsApi];
			for (const Type of credentials) JSON.stringify(new Type().properties);
			for (const Type of [AwsAppFlow, AwsAppFlowTrigger]) JSON.stringify(new Type().description);
			${PRINT_SDK}
		`),
	).toEqual(['none']);
});

test('what prints that would tell', () => {
	const [first] = printed(`require('./nodes/AwsAppFlow/transport/sdk.ts'); ${PRINT_SDK}`);
	expect(first).toMatch(/@aws-sdk|@smithy/);
});
