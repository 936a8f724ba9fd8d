import { appFlowApiReference } from './appFlowApi';
import { connectorsReference } from './connectors';
import {
	appFlowOperationsReference,
	conductorOneOperationsReference,
	operationsReference,
} from './operations';

/** Each generated document, as its file inside `docs` and what makes its text. */
export const references = [
	{ file: 'operations.md', render: operationsReference },
	{ file: 'operations-aws-appflow.md', render: appFlowOperationsReference },
	{ file: 'operations-conductorone.md', render: conductorOneOperationsReference },
	{ file: 'connectors.md', render: connectorsReference },
	{ file: 'appflow-api.md', render: appFlowApiReference },
] as const;
