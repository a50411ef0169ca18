import { propertiesOfSources } from "../../config/behaviour.ts";
import { propertiesOfTrigger, scenarios, triggerProperty } from "../../config/scenarios.ts";
import { pace } from "../../config/schedule.ts";
import { bindScenario } from "./bound-scenario.ts";
import { sourcesOf } from "../behaviour/model-sources.ts";
import type { HubSpot } from "../hubspot/transport/client.ts";
import type { PortalWork } from "../portal-work.ts";
import { featuresOn } from "../oauth/scopes.ts";
import { standardProperties } from "../reading/standard-properties.ts";
import type { CompiledModel } from "../scoring/compile/compile.ts";
import type { Model } from "../scoring/model/model.ts";
import { propertiesRead } from "../scoring/model/properties-read.ts";
import type { Lease } from "../store/engine/lease.ts";
import type { ModelVersion, Portal } from "../store/portals/portals.ts";
import { outputProperties } from "../writeback/desired-values.ts";
import { targetsOf } from "../writeback/output-targets.ts";

/** A published model as the pipeline needs it. */
type Opened = { readonly model: Model; readonly compiled: CompiledModel };

/** What the environment says for all portals. */
type OpenerSettings = {
  readonly mayUseWorkflowApi?: boolean;
  /** Null for the usual time; a portal's own goes before it. */
  readonly pollEveryMs?: number | null;
};

/**
 * Builds what a portal's turns work with, from its document. Models are compiled once a version. Null
 * when the portal is not connected, not prepared, paused by an admin, or has no published model.
 */
export function portalOpener(
  hubspot: HubSpot,
  open: (version: ModelVersion) => Opened,
  { mayUseWorkflowApi = false, pollEveryMs = null }: OpenerSettings = {},
): (portal: Portal, lease: Lease) => PortalWork | null {
  const opened = new Map<string, Opened>();

  const versionOf = (portal: Portal, version: number | null): Opened | null => {
    const published = portal.models.find((model) => model.version === version);
    if (published === undefined) return null;
    const key = `${portal.portalId}/${published.version}`;
    const known = opened.get(key) ?? open(published);
    opened.set(key, known);
    return known;
  };

  return (portal, lease) => {
    const { portalId } = portal;
    const lead = versionOf(portal, portal.current.lead);
    if (portal.status !== "connected" || !isPrepared(portal) || lead === null) return null;
    if (portal.pausedAt !== undefined || portal.leaving !== undefined) return null;
    const customer = versionOf(portal, portal.current.customer);
    const models = [lead.model, ...(customer ? [customer.model] : [])];
    const sources = sourcesOf(models);
    const bound = scenarios.flatMap((scenario) => {
      const binding = portal.bindings[scenario.name];
      return binding ? [bindScenario(scenario, binding)] : [];
    });
    const mapped = models.map(propertiesRead);
    const outputs = targetsOf(models);
    return {
      portalId,
      client: hubspot.portal(portalId),
      lease,
      models: { lead: lead.compiled, customer: customer?.compiled ?? null },
      versions: { lead: portal.current.lead ?? 0, customer: portal.current.customer },
      isRolledBack: portal.models.some(
        ({ version, leftAt }) => version === portal.current.lead && leftAt !== undefined,
      ),
      sources,
      reads: {
        contact: unique([
          ...standardProperties,
          ...propertiesOfSources(sources),
          ...mapped.flatMap((m) => m.contact),
          ...outputProperties,
          ...Object.values(outputs),
          ...bound.map((scenario) => triggerProperty(scenario.name)),
          ...bound.flatMap((scenario) => propertiesOfTrigger(scenario.trigger)),
          ...(portal.alsoRead?.contact ?? []),
        ]),
        company: unique([
          ...mapped.flatMap((m) => m.company),
          ...(mapped.some((m) => m.company.length > 0) ? ["name"] : []),
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
      rollouts: Object.values(portal.rollouts ?? {}),
      ...(portal.writePace && { writePace: portal.writePace }),
      unwritable: new Set((portal.conflicts ?? []).map((conflict) => conflict.name)),
      installedAt: portal.installedAt,
      mayUseWorkflowApi,
      pace: { ...pace, pollEveryMs: portal.pollEveryMs ?? pollEveryMs ?? pace.pollEveryMs },
      features: featuresOn(portal.scopes),
      language: portal.language,
      timeZone: portal.timeZone,
    };
  };
}

/** Looks at a portal's models in force without working on it; null when it is not scored. */
export function modelsInForce(
  open: (portal: Portal, lease: Lease) => PortalWork | null,
): (portal: Portal) => PortalWork["models"] | null {
  return (portal) => open(portal, { name: "", owner: "", fence: 0 })?.models ?? null;
}

/** True when the portal's properties stand and its first run has begun, since its latest install. */
export function isPrepared(portal: Portal): boolean {
  return (portal.preparedAt ?? 0) >= portal.installedAt;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
