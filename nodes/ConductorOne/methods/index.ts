import { getOperationForm, searchOperations } from './anyOperation';
import { loadOptions, resourceMapping } from './configurationForm';
import { credentialTest } from './credentialTest';
import { listSearch, loadLists } from './listSearch';

/** What the editor can ask the node for. */
export const methods = {
	listSearch: { ...listSearch, searchOperations },
	loadOptions: { ...loadOptions, ...loadLists },
	resourceMapping: { ...resourceMapping, getOperationForm },
	credentialTest,
};
