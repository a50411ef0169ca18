import { outputProperties } from "../../../config/properties.ts";
import { scenarios } from "../../../config/scenarios.ts";
import { ensureProperties } from "../../hubspot/calls/ensure-properties.ts";
import type { Binding, Portal } from "../../store/portals/portals.ts";
import { cancelRollouts } from "../../store/crossings/rollouts.ts";
import type { Caller, Handler } from "../shell/handler.ts";
import type { Workflows } from "../contract/workflows.ts";
import { noteInAudit } from "../../account/audit-trail.ts";
import { refuse } from "../../account/refusal.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { workflowsOf } from "./show-workflows.ts";
import { workflowOfAddress } from "./workflow-address.ts";
import { changeAccount } from "../../account/change-account.ts";

/** Binds a scenario. States older than the binding fire nothing (contracts.md, Crossings). */
export const bindScenario: Handler<"bind"> = async (deps, call) => {
  const { scenario } = call.params;
  const { actuator, target, workflowAddress, minimumScore, coolDownDays, mostADay } = call.body;
  checkName(scenario);
  if (actuator === "workflow" && !deps.mayUseWorkflowApi) throw workflowApiOff;
  const workflow = workflowAddress
    ? namedAsBefore(workflowOfAddress(workflowAddress, call.portal), call.portal.bindings[scenario])
    : call.body.workflow;
  if (actuator !== "property" && target === null) throw noTarget;
  if (actuator === "property") await createTrigger(deps, call, scenario);
  return change(deps, call, "bound", { scenario, actuator, target, workflow }, (before, now) => {
    const { boundAt, audience } = before.bindings[scenario] ?? {};
    const binding = {
      actuator,
      // Another target or another name is no new binding.
      boundAt: boundAt ?? now,
      ...(audience === undefined ? {} : { audience }),
      ...(target === null || actuator === "property" ? {} : { target }),
      ...(workflow === null ? {} : { workflow }),
      ...(minimumScore === undefined ? {} : { minimumScore }),
      ...(coolDownDays === undefined ? {} : { coolDownDays }),
      ...(mostADay === undefined ? {} : { mostADay }),
    };
    return { ...before, bindings: { ...before.bindings, [scenario]: binding } };
  });
};

export const unbindScenario: Handler<"unbind"> = (deps, call) => {
  const { scenario } = call.params;
  checkName(scenario);
  return change(deps, call, "unbound", { scenario }, (before) => {
    const { [scenario]: _gone, ...bindings } = before.bindings;
    return { ...before, bindings };
  });
};

/** An address has no name: the one that was picked for the same workflow stays. */
function namedAsBefore(found: NonNullable<Binding["workflow"]>, before: Binding | undefined) {
  return before?.workflow?.flowId === found.flowId ? before.workflow : found;
}

/** A dry run records crossings in silence; ending it fires nothing of what was recorded. */
export const setDryRun: Handler<"setDryRun"> = (deps, call) => {
  const { isDryRun } = call.body;
  const what = isDryRun ? "dryRunBegan" : "dryRunEnded";
  return change(deps, call, what, {}, (before, now) => {
    const { dryRunSince, ...rest } = before;
    return isDryRun ? { ...rest, dryRunSince: dryRunSince ?? now } : rest;
  });
};

async function change(
  deps: ConsoleDeps,
  call: Caller,
  what: string,
  detail: Readonly<Record<string, unknown>>,
  make: (before: Portal, now: number) => Portal,
): Promise<Workflows> {
  const { ledger, portalId, who } = call;
  const now = deps.clock.now();
  const after = await changeAccount(deps.portals, portalId, (before) => make(before, now));
  await ledger.transaction(async (tx) => {
    // Bound again later it starts anew: what waited after a publish does not wait for that.
    if (what === "unbound") await cancelRollouts(tx, portalId, [], String(detail["scenario"]));
    await noteInAudit(tx, { portalId, at: now, who, what, detail });
  });
  deps.wakePortal(portalId);
  return workflowsOf(deps, call, after);
}

/** The trigger property stands in HubSpot before anything writes it. Throws HubSpotError. */
async function createTrigger(
  { hubspot, portals }: ConsoleDeps,
  { portal, portalId }: Caller,
  scenario: string,
): Promise<void> {
  if (portal.bindings[scenario]?.actuator === "property") return;
  const report = await ensureProperties(
    hubspot.portal(portalId, "person"),
    outputProperties({ scenarios, bound: [...Object.keys(portal.bindings), scenario] }),
    portal.language,
  );
  const conflicts = [
    ...(portal.conflicts ?? []).filter(({ name }) => !report.present.includes(name)),
    ...report.conflicts.filter(({ name }) => !portal.conflicts?.some((c) => c.name === name)),
  ];
  await changeAccount(portals, portalId, (before) => ({ ...before, conflicts }));
}

const workflowApiOff = refuse(
  409,
  "WORKFLOW_API_OFF",
  "This Ripen does not enrol by a call: HubSpot's call for it is legacy. Bind to the property or to a list, or have HUBSPOT_WORKFLOW_API switched on.",
  "Este Ripen no inscribe por llamada: la llamada de HubSpot para ello está obsoleta. Vincule a la propiedad o a una lista, o pida que se active HUBSPOT_WORKFLOW_API.",
  "body.actuator",
);

const noTarget = refuse(
  400,
  "TARGET_MISSING",
  "Name the list or the workflow by its id.",
  "Indique la lista o el flujo por su identificador.",
  "body.target",
);

function checkName(name: string): void {
  if (scenarios.some((scenario) => scenario.name === name)) return;
  throw refuse(
    404,
    "NO_SUCH_SCENARIO",
    "There is no such scenario. GET /workflows lists what there is.",
    "No existe ese escenario. GET /workflows enumera los que hay.",
    "scenario",
  );
}
