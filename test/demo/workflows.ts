import { boundAtFirst, scenarios, triggerProperty } from "../../config/scenarios.ts";
import type { PortalControl } from "../simulator/control.ts";

const day = 86_400_000;

/**
 * The portal's own workflows, as its admin would build them by our checklist (contracts.md, Crossings):
 * trigger 'is known' on the trigger property, re-enrolment on, existing records declined, merges off,
 * 'Confirm enrolment' as the first step where the app's address is given. Each is named after its scenario.
 */
export function buildWorkflows(portal: PortalControl, appUrl?: string): void {
  for (const { name, isNurturing } of scenarios.filter((each) =>
    boundAtFirst.includes(each.name),
  )) {
    portal.addWorkflow({
      name,
      trigger: { kind: "isKnown", property: triggerProperty(name) },
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
