import { z } from "zod";
import { instantOf } from "../../base/time/instant-of.ts";
import type { HubSpotClient } from "../transport/client.ts";
import { apiVersion, id, nextPage } from "../transport/wire.ts";
import { batchRead, batchSize } from "./batch-read.ts";

/** A task for sales about one contact (hubspot-facts 16.5). */
export type Task = {
  readonly contactId: string;
  /** HubSpot's id of the owner; null for nobody: it then stands among the tasks that nobody has. */
  readonly ownerId: string | null;
  readonly subject: string;
  /** Plain text; a new line stays one. */
  readonly body: string;
  /** When it is due, epoch milliseconds. */
  readonly dueAt: number;
};

/** From a task to the contact that it is about (hubspot-facts 16.5). */
const taskToContact = { associationCategory: "HUBSPOT_DEFINED", associationTypeId: 204 };

/** Makes a task. A lost answer may hide one that was made: look with `hasTask` before another try. Throws HubSpotError. */
export async function createTask(client: HubSpotClient, task: Task): Promise<void> {
  await client.call({
    kind: "write",
    method: "POST",
    path: `/crm/objects/${apiVersion}/tasks`,
    body: {
      properties: {
        hs_timestamp: new Date(task.dueAt).toISOString(),
        hs_task_subject: task.subject,
        hs_task_body: asHtml(task.body),
        hs_task_status: "NOT_STARTED",
        hs_task_priority: "HIGH",
        hs_task_type: "CALL",
        ...(task.ownerId !== null && { hubspot_owner_id: task.ownerId }),
      },
      associations: [{ to: { id: task.contactId }, types: [taskToContact] }],
    },
    schema: z.object({ id }),
    idempotent: false,
  });
}

const links = z.object({
  results: z
    .array(z.object({ to: z.array(z.object({ toObjectId: id })).default([]), paging: nextPage }))
    .default([]),
});

/**
 * Whether the contact has a task that is due at that very instant (epoch milliseconds), whoever has it and whatever
 * became of it: people set times of whole minutes. Throws HubSpotError.
 */
export async function hasTask(
  client: HubSpotClient,
  { contactId, dueAt }: Pick<Task, "contactId" | "dueAt">,
): Promise<boolean> {
  for (let after: string | null = ""; after !== null;) {
    const answer: z.infer<typeof links> = await client.call({
      kind: "read",
      method: "POST",
      path: `/crm/associations/${apiVersion}/contacts/tasks/batch/read`,
      body: { inputs: [after === "" ? { id: contactId } : { id: contactId, after }] },
      schema: links,
      idempotent: true,
    });
    const ids = answer.results.flatMap(({ to }) => to.map(({ toObjectId }) => toObjectId));
    for (let start = 0; start < ids.length; start += batchSize) {
      const part = ids.slice(start, start + batchSize);
      const { objects } = await batchRead(client, "tasks", part, ["hs_timestamp"]);
      if (objects.some(({ properties }) => instantOf(properties["hs_timestamp"]) === dueAt)) {
        return true;
      }
    }
    after = answer.results[0]?.paging ?? null;
  }
  return false;
}

/** HubSpot shows a task's body as HTML. */
function asHtml(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped.replaceAll("\n", "<br>");
}
