import { boundAtFirst, scenarios, triggerProperty } from "../../config/scenarios.ts";
import type { PortalControl } from "../simulator/control.ts";
import type { Trigger } from "../simulator/workflows/workflow.ts";

const day = 86_400_000;

/**
 * The portal's own workflows, as its admin would build them by our checklist (contracts.md, Crossings):
 * trigger 'is known' on the trigger property, re-enrolment on, existing records declined, merges off,
 * 'Confirm enrolment' as the first step where the app's address is given. Each is named after its scenario.
 * Those in `byList` start when a contact joins the static list of that id instead.
 */
export function buildWorkflows(
  portal: PortalControl,
  appUrl?: string,
  byList: ReadonlyMap<string, string> = new Map(),
): void {
  for (const { name, isNurturing } of scenarios.filter((each) =>
    boundAtFirst.includes(each.name),
  )) {
    portal.addWorkflow({
      name,
      trigger: triggerOf(name, byList),
      reEnrolment: true,
      enrolExisting: false,
      enrolOnMerge: false,
      ...(appUrl !== undefined && {
        action: {
          url: `${appUrl}/actions/confirm-enrolment`,
          actionDefinitionId: 1,
          inputFields: { scenario: name },
          properties: [],
        },
      }),
      ...(isNurturing && { durationMs: 14 * day }),
    });
  }
}

function triggerOf(scenario: string, byList: ReadonlyMap<string, string>): Trigger {
  const listId = byList.get(scenario);
  return listId === undefined
    ? { kind: "isKnown", property: triggerProperty(scenario) }
    : { kind: "listMembership", listId };
}
