import { outputProperties } from "../../config/properties.ts";
import { boundAtFirst, scenarios } from "../../config/scenarios.ts";
import { publishedByInstall } from "../account/versions/first-readings.ts";
import type { HubSpotClient } from "../hubspot/transport/client.ts";
import { ensureProperties } from "../hubspot/calls/ensure-properties.ts";
import { featuresOn } from "../oauth/scopes.ts";
import { backfillJob } from "../reading/read-next-page.ts";
import type { Model } from "../scoring/model/model.ts";
import { hastenRetries } from "../store/failures/expect-retry.ts";
import { startJob } from "../store/portals/jobs.ts";
import { checkFence, type Lease } from "../store/engine/lease.ts";
import { liftFeaturePauses } from "../store/portals/pauses.ts";
import type { Instance } from "../store/instance.ts";
import type { Binding, ModelVersion, Portal } from "../store/portals/portals.ts";

export type Preparation = Instance & {
  /** The models that a portal without one of its own starts with. */
  readonly startWith: { readonly lead: Model; readonly customer: Model | null };
};

/**
 * Makes a portal ready for its first run after an install: creates its contact properties, binds the
 * scenarios that every portal starts with (domain.md section 8), publishes the models to start with
 * unless it has its own, and begins the backfill. Each step does no harm when a crash makes it run again;
 * the portal counts as prepared once all are done. Null when the account was purged meanwhile. Throws HubSpotError.
 */
export async function preparePortal(
  { ledger, portals, clock, log, startWith }: Preparation,
  client: HubSpotClient,
  portal: Portal,
  lease: Lease,
): Promise<Portal | null> {
  const { portalId } = portal;
  const report = await ensureProperties(
    client,
    outputProperties({
      bands: startWith.lead.bands,
      customerBands: startWith.customer?.bands ?? [],
      scenarios,
      bound: [...new Set([...boundAtFirst, ...Object.keys(portal.bindings)])],
    }),
    portal.language,
  );
  if (report.conflicts.length > 0) {
    log.warn(
      { portal: portalId, conflicts: report.conflicts },
      "properties of the portal stand in the way of ours; they are not written",
    );
  }
  const now = clock.now();
  await ledger.transaction(async (tx) => {
    await checkFence(tx, lease);
    await startJob(tx, portalId, backfillJob, null, now);
    await liftFeaturePauses(tx, portalId);
    await hastenRetries(tx, portalId, now);
  });
  log.info({ portal: portalId, created: report.created.length }, "the portal is prepared");
  return portals.change(portalId, (before) => ({
    ...before,
    ...(before.models.length === 0 && firstModels(startWith, now)),
    bindings: { ...defaultBindings(before), ...before.bindings },
    conflicts: report.conflicts,
    preparedAt: now,
  }));
}

function firstModels(
  startWith: Preparation["startWith"],
  now: number,
): Pick<Portal, "models" | "current"> {
  const published = (model: Model, version: number): ModelVersion => ({
    version,
    name: model.name,
    note: "",
    publishedAt: now,
    publishedBy: publishedByInstall,
    model: { ...model, version },
  });
  const lead = published(startWith.lead, 1);
  if (startWith.customer === null) return { models: [lead], current: { lead: 1, customer: null } };
  return {
    models: [lead, published(startWith.customer, 2)],
    current: { lead: 1, customer: 2 },
  };
}

/**
 * What a new portal starts with. An account without workflows (hubspot-facts 7.1: the permission is not granted) hands
 * its leads to sales by a task; with the property nobody there would hear of them.
 */
/** They stand from the install on: what a lead does while the account is prepared is new. */
function defaultBindings({ scopes, installedAt }: Portal): Record<string, Binding> {
  const hasWorkflows = featuresOn(scopes).has("workflows");
  return Object.fromEntries(
    boundAtFirst.map((name) => {
      const actuator = name === "handoff" && !hasWorkflows ? "task" : "property";
      return [name, { actuator, boundAt: installedAt }];
    }),
  );
}
