import type { Random } from "../../simulator/random.ts";
import type { Act } from "./make-history.ts";

/** An event on its way: when it arrives, and what HubSpot sends (hubspot-facts 5.3). */
export type Arrival = { readonly at: number; readonly event: Readonly<Record<string, unknown>> };

const hourMs = 3_600_000;

/** Every act as a webhook event: late by up to 24 hours, up to ten times, in any order. */
export function deliveriesOf(
  acts: readonly Act[],
  portalId: number,
  appId: number,
  random: Random,
): readonly Arrival[] {
  return acts
    .flatMap((act, n) => {
      const body = bodyOf(act);
      if (body === null) return [];
      const copies = random.chance(0.2) ? random.int(2, 10) : 1;
      return Array.from({ length: copies }, (_, attempt) => ({
        at: act.at + (random.chance(0.7) ? random.int(50, 5_000) : random.int(5_000, 24 * hourMs)),
        event: {
          eventId: 1_000 + n,
          subscriptionId: 55,
          portalId,
          appId,
          occurredAt: act.at,
          attemptNumber: attempt,
          changeSource: "CRM_UI",
          sourceId: "userId:7",
          ...body,
        },
      }));
    })
    .sort((a, b) => a.at - b.at);
}

/** Null for what HubSpot sends nothing of. */
function bodyOf(act: Act): Readonly<Record<string, unknown>> | null {
  if (act.kind === "publish" || act.kind === "rollBack" || act.kind === "bind") return null;
  const objectId = Number(act.id);
  const change = (propertyName: string): Readonly<Record<string, unknown>> => ({
    subscriptionType: "contact.propertyChange",
    objectId,
    propertyName,
    propertyValue: "new",
  });
  switch (act.kind) {
    case "create":
      return { subscriptionType: "contact.creation", objectId };
    case "businessMail":
      return change("email");
    case "title":
      return change("jobtitle");
    case "importedMail":
      return { ...change("email"), changeSource: "IMPORT", sourceId: "4711" };
    case "form":
    case "formAhead":
      return change("recent_conversion_date");
    case "delete":
      return { subscriptionType: "contact.deletion", objectId };
    case "restore":
      return { subscriptionType: "contact.restore", objectId };
    case "erase":
      return { subscriptionType: "contact.privacyDeletion", objectId };
    case "merge":
      return {
        subscriptionType: "contact.merge",
        objectId,
        changeSource: "MERGE_CONTACTS",
        primaryObjectId: objectId,
        mergedObjectIds: [objectId, Number(act.other)],
        newObjectId: Number(act.newId),
      };
    default:
      return act satisfies never;
  }
}
