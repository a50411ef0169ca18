import type { SimulatorOptions } from "./options.ts";
import type { Portal } from "./portal.ts";
import { announce } from "./webhooks/announce.ts";
import type { Postman } from "./webhooks/postman.ts";
import { runWorkflows } from "./workflows/engine.ts";
import { runAction } from "./workflows/run-action.ts";
import type { World } from "./world.ts";

/** Lets webhooks and workflows hear what happens in a portal; workflow actions under way stand in `actions`. */
export function connectPortal(
  world: World,
  portal: Portal,
  postman: Postman,
  options: SimulatorOptions,
  actions: Set<Promise<void>>,
): void {
  const { pushBehaviour = true, mergeSendsDeletions = false } = options;
  const { actionRetry = { times: 5, delayMs: 200 } } = options;
  portal.entered = (workflow, enrolment, record) => {
    const step = workflow.definition.action;
    if (!step) return;
    const run = runAction(world, portal, workflow, step, enrolment, record, actionRetry).finally(
      () => actions.delete(run),
    );
    actions.add(run);
  };
  portal.listen(announce(world, portal, postman, { pushBehaviour, mergeSendsDeletions }));
  portal.listen(runWorkflows(portal));
}
