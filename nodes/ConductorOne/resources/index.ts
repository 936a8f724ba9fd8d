import type { Resource } from '../../../engine/operation';
import type { ConductorOne } from '../transport/client';
import { accessConflict } from './accessConflict';
import { accessReview } from './accessReview';
import { accessReviewTemplate } from './accessReviewTemplate';
import { account } from './account';
import { api } from './api';
import { app } from './app';
import { attribute, complianceFramework, riskLevel } from './attribute';
import { automation } from './automation';
import { connector } from './connector';
import { directory } from './directory';
import { entitlement } from './entitlement';
import { finding } from './finding';
import { functionResource } from './function';
import { grant } from './grant';
import { policy } from './policy';
import { requestCatalog } from './requestCatalog';
import { requestSchema } from './requestSchema';
import { resource } from './resource';
import { resourceType } from './resourceType';
import { role } from './role';
import { servicePrincipal } from './servicePrincipal';
import { systemLog } from './systemLog';
import { task } from './task';
import { user } from './user';
import { vault } from './vault';
import { webhook } from './webhook';
import { webhookAnswer } from './webhookAnswer';

/** What the node can work on; a new node begins with the first. */
export const resources: ReadonlyArray<Resource<ConductorOne>> = [
	connector,
	app,
	task,
	user,
	webhookAnswer,
	accessConflict,
	accessReview,
	accessReviewTemplate,
	account,
	api,
	attribute,
	automation,
	complianceFramework,
	directory,
	entitlement,
	finding,
	functionResource,
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
	vault,
	webhook,
];
