import type { Portal } from "../portal.ts";
import type { CrmRecord } from "../records/record.ts";
import { enrol } from "./enrol.ts";
import type { StaticList } from "./static-list.ts";

/** Enrols a contact that has just joined a list into the workflows that wait for that (hubspot-facts 7.4). */
export function joinedList(portal: Portal, list: StaticList, record: CrmRecord): void {
  for (const workflow of portal.workflows) {
    const { trigger } = workflow.definition;
    if (!workflow.enabled || trigger.kind !== "listMembership") continue;
    if (trigger.listId === list.id) enrol(portal, workflow, record, "trigger");
  }
}
