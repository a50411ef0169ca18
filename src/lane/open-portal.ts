import { propertiesOfSources } from "../../config/behaviour.ts";
import { isOfSla, scenarios, triggerProperty } from "../../config/scenarios.ts";
import { pace } from "../../config/schedule.ts";
import { challengerIn, compiledInForce, modelsInForce } from "../account/models.ts";
import { isAtWork } from "../account/state.ts";
import { dueOf } from "../outcomes/contact-by.ts";
import { companySales } from "../outcomes/sales-facts.ts";
import { usualSla } from "../outcomes/sla.ts";
import { handoffScenario } from "../store/crossings/handoffs.ts";
import { boundScenario, listedScenario, taskScenario } from "./bound-scenario.ts";
import { sourcesOf } from "../behaviour/model-sources.ts";
import type { HubSpot } from "../hubspot/transport/client.ts";
import type { PortalRules, PortalWork } from "../portal-work.ts";
import { featuresOn } from "../oauth/scopes.ts";
import { standardProperties } from "../reading/standard-properties.ts";
import { propertiesRead } from "../scoring/model/properties-read.ts";
import type { Lease } from "../store/engine/lease.ts";
import type { Portal } from "../store/portals/portals.ts";
import { outputProperties } from "../writeback/desired-values.ts";
import { targetsOf } from "../writeback/output-targets.ts";

/** What the environment says for all portals. */
type OpenerSettings = {
  readonly mayUseWorkflowApi?: boolean;
  /** Null for the usual time; a portal's own goes before it. */
  readonly pollEveryMs?: number | null;
};

/**
 * Builds what a portal's turns work with, from its document. Null when the portal is not at work (account/state.ts) or
 * has no published model.
 */
export function portalOpener(
  hubspot: HubSpot,
  { mayUseWorkflowApi = false, pollEveryMs = null }: OpenerSettings = {},
): (portal: Portal, lease: Lease) => PortalWork | null {
  return (portal, lease) => {
    const rules = isAtWork(portal) ? rulesOf(portal) : null;
    if (rules === null) return null;
    return {
      ...rules,
      client: hubspot.portal(portal.portalId),
      lease,
      mayUseWorkflowApi,
      pace: { ...pace, pollEveryMs: portal.pollEveryMs ?? pollEveryMs ?? pace.pollEveryMs },
    };
  };
}

/** What decides about a portal's contacts, from its document alone, at work or not. Null without a published model. */
export function rulesOf(portal: Portal): PortalRules | null {
  const { portalId } = portal;
  const compiled = compiledInForce(portal);
  if (compiled === null) return null;
  const models = modelsInForce(portal);
  const sources = sourcesOf(models);
  const sla = portal.sla ?? usualSla;
  const bound = scenarios.flatMap((scenario) => {
    const binding = portal.bindings[scenario.name];
    if (binding !== undefined) return [boundScenario(scenario, binding)];
    // Who is handed over is known with or without a workflow (contracts.md, Hand-offs).
    if (scenario.name === handoffScenario) return [listedScenario(scenario, portal)];
    return isOfSla(scenario) && sla.makesTasks ? [taskScenario(scenario, portal)] : [];
  });
  const told = bound.filter(({ isListed, call }) => isListed !== true && call === null);
  const mapped = models.map(propertiesRead);
  // The draft in the shadow is scored from the same reading.
  const shadow = challengerIn(portal)?.model;
  const read = shadow === undefined ? mapped : [...mapped, propertiesRead(shadow)];
  const outputs = targetsOf(models);
  return {
    portalId,
    models: compiled,
    challenger: challengerOf(portal),
    versions: { lead: portal.current.lead ?? 0, customer: portal.current.customer },
    isRolledBack: portal.models.some(
      ({ version, leftAt }) => version === portal.current.lead && leftAt !== undefined,
    ),
    leftAt: portal.models.find(({ version }) => version === portal.current.lead)?.leftAt ?? null,
    inForce: inForceOf(portal),
    returnedAt: returnedAt(portal),
    sources,
    reads: {
      contact: unique([
        ...standardProperties,
        ...propertiesOfSources(sources),
        ...read.flatMap((m) => m.contact),
        ...outputProperties,
        ...Object.values(outputs),
        ...told.map((scenario) => triggerProperty(scenario.name)),
        ...(sla.statuses.length > 0 ? ["hs_lead_status"] : []),
        ...(sla.countsLastContacted ? ["notes_last_contacted"] : []),
        ...(portal.alsoRead?.contact ?? []),
      ]),
      company: unique([
        ...companySales,
        "name",
        ...read.flatMap((m) => m.company),
        ...(portal.alsoRead?.company ?? []),
      ]),
    },
    mapped: {
      contact: unique(mapped.flatMap((m) => m.contact)),
      company: unique(mapped.flatMap((m) => m.company)),
    },
    scenarios: bound,
    isDryRun: portal.dryRunSince !== undefined,
    outputs,
    writePace: portal.writePace ?? null,
    unwritable: new Set((portal.conflicts ?? []).map((conflict) => conflict.name)),
    // Known from the ledger, at each reading (check-outputs.ts).
    resting: new Set(),
    installedAt: portal.installedAt,
    dueOf: dueOf(portal),
    salesTerms: sla,
    tellsColleagues: portal.handsOffColleagues !== true,
    features: featuresOn(portal.scopes),
    language: portal.language,
    timeZone: portal.timeZone,
  };
}

/** The shadow ends when another version is put in force. */
function challengerOf(portal: Portal): PortalWork["challenger"] {
  const model = challengerIn(portal);
  return model === null || portal.challenger === undefined
    ? null
    : { model: model.compiled(), startedAt: portal.challenger.startedAt };
}

/** A roll-back puts an older version in force when the one before it leaves. */
function inForceOf({ models, current }: Portal): PortalWork["inForce"] {
  const inForce = models.filter(
    ({ version }) => version === current.lead || version === current.customer,
  );
  const left = models.filter((each) => !inForce.includes(each)).map(({ leftAt = 0 }) => leftAt);
  const since = Math.max(0, ...inForce.map(({ publishedAt }) => publishedAt), ...left);
  return {
    since,
    isMapping: inForce.some(
      ({ version, isMapping }) => version === current.lead && isMapping === true,
    ),
  };
}

const dayMs = 86_400_000;

/** Since when what is kept tells no news: a return after more than a day, or a restored backup. */
function returnedAt({ disconnectedAt, installedAt, restoredAt }: Portal): number | null {
  const isBack = disconnectedAt !== undefined && installedAt > disconnectedAt + dayMs;
  if (!isBack) return restoredAt ?? null;
  return Math.max(installedAt, restoredAt ?? 0);
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
