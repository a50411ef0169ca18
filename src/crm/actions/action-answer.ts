import type { ActionOutputs } from "../../store/actions/action-calls.ts";
import { ok, type Answer } from "../signed/answer.ts";

/** How a workflow goes on after an action (hubspot-facts 7.5). */
type ExecutionState = "SUCCESS" | "FAIL_CONTINUE" | "BLOCK";

/** The name under which HubSpot reads the state among the outputs. */
const stateField = "hs_execution_state";

/** HubSpot waits at most so long for a completion: a day outlasts any pause for a limit (hubspot-facts 7.5). */
const waitsAtMost = "P1D";

/** The action is done; the next steps can use its outputs. */
export function succeeded(outputs: ActionOutputs): ActionOutputs {
  return { ...outputs, [stateField]: "SUCCESS" satisfies ExecutionState };
}

/** The action did nothing; the workflow goes on and shows why. */
export function failed(outputs: ActionOutputs): ActionOutputs {
  return { ...outputs, [stateField]: "FAIL_CONTINUE" satisfies ExecutionState };
}

/** The answer that ends the step. */
export function actionAnswer(outputs: ActionOutputs): Answer {
  return ok({ outputFields: outputs });
}

/** The answer that lets the contact wait until the call is completed. */
export const blockedAnswer: Answer = ok({
  outputFields: {
    [stateField]: "BLOCK" satisfies ExecutionState,
    hs_expiration_duration: waitsAtMost,
  },
});
