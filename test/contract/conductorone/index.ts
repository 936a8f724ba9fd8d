import { accessConflict } from './accessConflict';
import { accessReview, accessReviewTemplate } from './accessReview';
import { account } from './account';
import { api } from './api';
import { app } from './app';
import { attribute, complianceFramework, riskLevel } from './attribute';
import { automation } from './automation';
import { connector } from './connector';
import { directory } from './directory';
import { entitlement } from './entitlement';
import { grant } from './grant';
import { policy } from './policy';
import { requestCatalog } from './requestCatalog';
import { requestSchema } from './requestSchema';
import { resource } from './resource';
import { resourceType } from './resourceType';
import { role } from './role';
import { systemLog } from './systemLog';
import { task } from './task';
import { user } from './user';
import { vault } from './vault';
import { webhook } from './webhook';
import { webhookAnswer } from './webhookAnswer';
import { finding } from './finding';
import { functionRows } from './function';
import { servicePrincipal } from './servicePrincipal';
import type { Rows } from './rows';

/** The rows of every resource, by its value. */
export const rows: Readonly<Record<string, Rows>> = {
	accessConflict,
	accessReview,
	accessReviewTemplate,
	account,
	api,
	app,
	attribute,
	automation,
	complianceFramework,
	connector,
	directory,
	entitlement,
	finding,
	function: functionRows,
	grant,
	policy,
	requestCatalog,
	requestSchema,
	resource,
	resourceType,
	riskLevel,
	role,
	servicePrincipal,
	systemLog,
	task,
	user,
	vault,
	webhook,
	webhookAnswer,
};
