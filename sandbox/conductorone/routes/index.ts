import { accessReviewRoutes } from './accessReviews';
import { accessRoutes } from './access';
import { appRoutes } from './apps';
import { attributeRoutes } from './attributes';
import { automationRoutes } from './automations';
import { connectorRoutes } from './connectors';
import { findingRoutes } from './findings';
import { functionRoutes } from './functions';
import { ownerRoutes } from './owners';
import { policyRoutes } from './policies';
import { resourceRoutes } from './resources';
import { taskRoutes } from './tasks';
import { tenantRoutes } from './tenant';
import { userRoutes } from './users';
import { webhookRoutes } from './webhooks';
import { requestCatalogRoutes } from './requestCatalogs';
import type { Route } from './route';

export type { Route } from './route';

/** What the sandbox answers, by area. */
export const routes: Route[] = [
	...appRoutes,
	...connectorRoutes,
	...accessRoutes,
	...ownerRoutes,
	...accessReviewRoutes,
	...requestCatalogRoutes,
	...resourceRoutes,
	...userRoutes,
	...taskRoutes,
	...findingRoutes,
	...automationRoutes,
	...functionRoutes,
	...policyRoutes,
	...attributeRoutes,
	...webhookRoutes,
	...tenantRoutes,
];
