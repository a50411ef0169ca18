import { z } from "zod";
import { systemClock } from "../../../src/base/clock.ts";
import { messageOf } from "../../../src/base/errors.ts";
import type { CrmRecord } from "../records/record.ts";
import type { Portal } from "../portal.ts";
import { signV2 } from "../webhooks/sign.ts";
import type { World } from "../world.ts";
import type { ActionStep, Enrolment, Workflow } from "./workflow.ts";

const answerSchema = z.looseObject({
  outputFields: z.looseObject({ hs_execution_state: z.string() }),
});

/** How often and how fast a failing action is called again: HubSpot goes on for days, shrunk here. */
export type ActionRetry = { readonly times: number; readonly delayMs: number };

/**
 * Calls the app as the first step of a workflow, signed v2, and keeps its answer as the enrolment's
 * receipt (hubspot-facts 7.5). 429 and 5xx are tried again, other 4xx are not. Never throws.
 */
export async function runAction(
  world: World,
  portal: Portal,
  workflow: Workflow,
  step: ActionStep,
  enrolment: Enrolment,
  record: CrmRecord,
  retry: ActionRetry,
): Promise<void> {
  const number = workflow.enrolments.indexOf(enrolment);
  const callbackId = `ap-${portal.id}-${workflow.workflowId}-${number}-0`;
  enrolment.callbackId = callbackId;
  const body = JSON.stringify({
    callbackId,
    origin: {
      portalId: portal.id,
      actionDefinitionId: step.actionDefinitionId,
      actionDefinitionVersion: 1,
    },
    context: { source: "WORKFLOWS", workflowId: workflow.workflowId },
    object: {
      objectId: Number(record.id),
      properties: Object.fromEntries(
        step.properties.map((name) => [name, record.values.get(name) ?? null]),
      ),
      objectType: "CONTACT",
    },
    inputFields: step.inputFields,
  });
  for (let attempt = 0; attempt <= retry.times; attempt += 1) {
    const { again, receipt } = await callOnce(world, step.url, body);
    enrolment.receipt = receipt;
    if (!again || world.closing.aborted) return;
    await systemClock.sleep(retry.delayMs * 2 ** attempt, world.closing);
  }
}

async function callOnce(
  world: World,
  url: string,
  body: string,
): Promise<{ readonly again: boolean; readonly receipt: string }> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-hubspot-signature": signV2(world.app.clientSecret, "POST", url, body),
        "x-hubspot-signature-version": "v2",
      },
      body,
      redirect: "manual",
      signal: AbortSignal.any([world.closing, AbortSignal.timeout(5_000)]),
    });
    const text = await response.text();
    if (!response.ok) {
      const again = response.status === 429 || response.status >= 500;
      return { again, receipt: `status ${response.status}` };
    }
    const answer = answerSchema.safeParse(JSON.parse(text));
    const receipt = answer.success ? answer.data.outputFields.hs_execution_state : "no state";
    return { again: false, receipt };
  } catch (error) {
    return { again: true, receipt: messageOf(error) };
  }
}
