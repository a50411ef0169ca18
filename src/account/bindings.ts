import { outputProperties } from "../../config/properties.ts";
import { scenarios } from "../../config/scenarios.ts";
import { ensureProperties } from "../hubspot/calls/ensure-properties.ts";
import { answerHeld } from "../store/crossings/held.ts";
import { endQueues } from "../store/crossings/queues.ts";
import { hastenRetries } from "../store/failures/expect-retry.ts";
import { markScored } from "../store/marks/mark-scored.ts";
import type { Binding, Portal } from "../store/portals/portals.ts";
import { noteInAudit } from "../store/audit-trail.ts";
import type { AccountDeps, Caller } from "./caller.ts";
import { changeAccount } from "./change-account.ts";
import { refuse } from "./refusal.ts";
import { workflowOfAddress } from "./workflow-address.ts";
import { refusals } from "../words/refusals.ts";

/** How an admin wants a scenario bound. What is left out is the scenario's own. */
export type BindWish = {
  readonly actuator: Binding["actuator"];
  /** The list's or the workflow's id; of no use for the property. */
  readonly target: string | null;
  /** The portal's own workflow that listens, picked from a list or pasted as an address. */
  readonly workflow: NonNullable<Binding["workflow"]> | null;
  readonly workflowAddress?: string | null | undefined;
  readonly minimumScore?: number | null | undefined;
  readonly coolDownDays?: number | undefined;
  readonly mostADay?: number | null | undefined;
};

/**
 * Binds a scenario, with its trigger property made in HubSpot first. States older than the binding fire nothing
 * (contracts.md, Crossings). Throws RefusedError and HubSpotError.
 */
export async function bindScenario(
  deps: AccountDeps & { readonly mayUseWorkflowApi: boolean },
  call: Caller,
  scenario: string,
  wish: BindWish,
): Promise<Portal> {
  const { actuator, target, workflowAddress, minimumScore, coolDownDays, mostADay } = wish;
  checkName(scenario);
  if (actuator === "workflow" && !deps.mayUseWorkflowApi) throw workflowApiOff;
  const workflow = workflowAddress
    ? namedAsBefore(workflowOfAddress(workflowAddress, call.portal), call.portal.bindings[scenario])
    : wish.workflow;
  const hasTarget = actuator === "list" || actuator === "workflow";
  if (hasTarget && target === null) throw noTarget;
  if (actuator === "property") await createTrigger(deps, call, scenario);
  return change(deps, call, "bound", { scenario, actuator, target, workflow }, (before, now) => {
    const { boundAt, audience } = before.bindings[scenario] ?? {};
    const binding = {
      actuator,
      // Another target or another name is no new binding.
      boundAt: boundAt ?? now,
      ...(audience === undefined ? {} : { audience }),
      ...(target === null || !hasTarget ? {} : { target }),
      ...(workflow === null ? {} : { workflow }),
      ...(minimumScore === undefined ? {} : { minimumScore }),
      ...(coolDownDays === undefined ? {} : { coolDownDays }),
      ...(mostADay === undefined ? {} : { mostADay }),
    };
    return { ...before, bindings: { ...before.bindings, [scenario]: binding } };
  });
}

/** Unbinds a scenario: it sets nothing off any more. Throws RefusedError NO_SUCH_SCENARIO. */
export function unbindScenario(deps: AccountDeps, call: Caller, scenario: string): Promise<Portal> {
  checkName(scenario);
  return change(deps, call, "unbound", { scenario }, (before) => {
    const { [scenario]: _gone, ...bindings } = before.bindings;
    return { ...before, bindings };
  });
}

/** A dry run records crossings in silence; ending it fires nothing of what was recorded. */
export function setDryRun(deps: AccountDeps, call: Caller, isDryRun: boolean): Promise<Portal> {
  return change(deps, call, isDryRun ? "dryRunBegan" : "dryRunEnded", {}, (before, now) => {
    const { dryRunSince, ...rest } = before;
    return isDryRun ? { ...rest, dryRunSince: dryRunSince ?? now } : rest;
  });
}

/**
 * Whether leads whose company has an open deal, or is a customer, are told to their owner (docs/contracts.md,
 * Colleagues) or handed to sales like all others. Every lead is looked at again, in silence.
 */
export function setColleagues(
  deps: AccountDeps,
  call: Caller,
  tellOwner: boolean,
): Promise<Portal> {
  return change(deps, call, "colleaguesSet", { tellOwner }, (before) => {
    const { handsOffColleagues: _before, ...rest } = before;
    return tellOwner ? rest : { ...rest, handsOffColleagues: true };
  });
}

/** An address has no name: the one that was picked for the same workflow stays. */
function namedAsBefore(found: NonNullable<Binding["workflow"]>, before: Binding | undefined) {
  return before?.workflow?.flowId === found.flowId ? before.workflow : found;
}

async function change(
  { portals, clock, wakePortal }: AccountDeps,
  { ledger, portalId, who }: Caller,
  what: "bound" | "unbound" | "dryRunBegan" | "dryRunEnded" | "colleaguesSet",
  detail: Readonly<Record<string, unknown>>,
  make: (before: Portal, now: number) => Portal,
): Promise<Portal> {
  const now = clock.now();
  let isNew = false;
  const after = await changeAccount(portals, portalId, (before) => {
    isNew = what === "bound" && before.bindings[String(detail["scenario"])] === undefined;
    return make(before, now);
  });
  await ledger.transaction(async (tx) => {
    // Bound again it starts anew.
    if (what === "bound") {
      await endQueues(tx, portalId, String(detail["scenario"]));
      // Another list or workflow may take what the one before refused.
      await hastenRetries(tx, portalId, now);
    }
    if (isNew) {
      // Whoever meets its condition already is recorded in silence, and can be caught up then.
      for (const kind of ["lead", "customer"] as const) await markScored(tx, portalId, kind, now);
    }
    if (what === "colleaguesSet") await markScored(tx, portalId, "lead", now);
    if (what === "unbound") {
      const scenario = String(detail["scenario"]);
      await answerHeld(tx, portalId, { what: scenario }, "drop", now);
      await endQueues(tx, portalId, scenario);
    }
    await noteInAudit(tx, { portalId, at: now, who, what, detail });
  });
  wakePortal(portalId);
  return after;
}

/** The trigger property stands in HubSpot before anything writes it. Throws HubSpotError. */
async function createTrigger(
  { hubspot, portals }: AccountDeps,
  { portal, portalId }: Caller,
  scenario: string,
): Promise<void> {
  if (portal.bindings[scenario]?.actuator === "property") return;
  const report = await ensureProperties(
    hubspot.portal(portalId, "person"),
    outputProperties({ scenarios, bound: [...Object.keys(portal.bindings), scenario] }),
    portal.language,
  );
  await changeAccount(portals, portalId, (before) => ({
    ...before,
    conflicts: [
      ...(before.conflicts ?? []).filter(({ name }) => !report.present.includes(name)),
      ...report.conflicts.filter(({ name }) => !before.conflicts?.some((c) => c.name === name)),
    ],
  }));
}

const workflowApiOff = refuse(409, refusals.workflowApiOff, "body.actuator");

const noTarget = refuse(400, refusals.targetMissing, "body.target");

function checkName(name: string): void {
  if (scenarios.some((scenario) => scenario.name === name)) return;
  throw refuse(404, refusals.noSuchScenario, "scenario");
}
