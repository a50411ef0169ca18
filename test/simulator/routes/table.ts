import type { Route } from "../http/route.ts";
import { eventRoutes } from "./events.ts";
import { enrolmentRoutes } from "./enrolments-v2.ts";
import { flowRoutes } from "./flows.ts";
import { listMemberRoutes } from "./list-members.ts";
import { listRoutes } from "./lists.ts";
import { objectSearchRoutes } from "./objects-search.ts";
import { objectUpsertRoutes } from "./objects-upsert.ts";
import { accountRoutes } from "./account.ts";
import { actionCallbackRoutes } from "./action-callbacks.ts";
import { associationRoutes } from "./associations.ts";
import { authorizeRoutes } from "./oauth-authorize.ts";
import { introspectRoutes } from "./oauth-introspect.ts";
import { tokenRoutes } from "./oauth-token.ts";
import { objectBatchReadRoutes } from "./objects-batch-read.ts";
import { objectBatchWriteRoutes } from "./objects-batch-write.ts";
import { objectReadRoutes } from "./objects-read.ts";
import { objectWriteRoutes } from "./objects-write.ts";
import { propertyGroupRoutes } from "./property-groups.ts";
import { pipelineRoutes } from "./pipelines.ts";
import { propertyRoutes } from "./properties.ts";

/** Everything that the simulated HubSpot answers; any other address gets a 404. */
export const routes: readonly Route[] = [
  ...authorizeRoutes,
  ...tokenRoutes,
  ...introspectRoutes,
  ...accountRoutes,
  ...pipelineRoutes,
  ...propertyGroupRoutes,
  ...propertyRoutes,
  ...objectReadRoutes,
  ...objectWriteRoutes,
  ...objectBatchReadRoutes,
  ...objectBatchWriteRoutes,
  ...objectUpsertRoutes,
  ...objectSearchRoutes,
  ...associationRoutes,
  ...listRoutes,
  ...listMemberRoutes,
  ...flowRoutes,
  ...enrolmentRoutes,
  ...actionCallbackRoutes,
  ...eventRoutes,
];
