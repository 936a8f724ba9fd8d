import { loadOptions, resourceMapping } from './configurationForm';
import { credentialTest } from './credentialTest';
import { listSearch } from './listSearch';

export const methods = { listSearch, loadOptions, resourceMapping, credentialTest };
