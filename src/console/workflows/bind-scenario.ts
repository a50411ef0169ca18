import * as bindings from "../../account/bindings.ts";
import * as catchUp from "../../account/catch-up.ts";
import type { Handler } from "../shell/handler.ts";
import { workflowsOf } from "./show-workflows.ts";

export const bindScenario: Handler<"bind"> = async (deps, call) =>
  workflowsOf(deps, call, await bindings.bindScenario(deps, call, call.params.scenario, call.body));

export const unbindScenario: Handler<"unbind"> = async (deps, call) =>
  workflowsOf(deps, call, await bindings.unbindScenario(deps, call, call.params.scenario));

export const setDryRun: Handler<"setDryRun"> = async (deps, call) =>
  workflowsOf(deps, call, await bindings.setDryRun(deps, call, call.body.isDryRun));

export const setColleagues: Handler<"setColleagues"> = async (deps, call) =>
  workflowsOf(deps, call, await bindings.setColleagues(deps, call, call.body.tellOwner));

export const startCatchUp: Handler<"startCatchUp"> = async (deps, call) => {
  await catchUp.startCatchUp(deps, call, call.params, call.body);
  return workflowsOf(deps, call, call.portal);
};

export const stopCatchUp: Handler<"stopCatchUp"> = async (deps, call) => {
  await catchUp.stopCatchUp(deps, call, call.params);
  return workflowsOf(deps, call, call.portal);
};
