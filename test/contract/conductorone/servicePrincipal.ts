import type { Rows } from './rows';

const service = 'service_principal.v1.ServicePrincipalService';

export const servicePrincipal: Rows = {
	create: `${service}.Create`,
	createCredential: `${service}.CreateCredential`,
	delete: `${service}.Delete`,
	get: `${service}.Get`,
	getCredential: `${service}.GetCredential`,
	getCredentials: `${service}.ListCredentials`,
	getMany: `${service}.List`,
	renameCredential: `${service}.UpdateCredential`,
	revokeCredential: `${service}.RevokeCredential`,
	update: `${service}.Update`,
};
