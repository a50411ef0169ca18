import { createRandom } from "../../simulator/random.ts";

const properties = ["jobtitle", "country", "lifecyclestage", "num_conversion_events", "email"];

/**
 * Bodies of 100 events each, as HubSpot sends them, about the portal's own contacts: drawn from them, or
 * `each` once.
 */
export function makeBodies(
  portalId: number,
  appId: number,
  contactIds: readonly string[],
  count: number,
  pick: "drawn" | "each" = "drawn",
): Buffer[] {
  const random = createRandom(5);
  const now = Date.now();
  return Array.from({ length: count }, (_, body) =>
    Buffer.from(
      JSON.stringify(
        Array.from({ length: pick === "each" ? contactIds.length : 100 }, (_, event) => ({
          eventId: body * 100 + event + 1,
          subscriptionId: 5_120_337 + (event % 20),
          portalId,
          appId,
          occurredAt: now - random.int(0, 60_000),
          subscriptionType: "contact.propertyChange",
          attemptNumber: 0,
          objectId: Number(pick === "each" ? contactIds[event] : random.pick(contactIds)),
          propertyName: random.pick(properties),
          propertyValue: `value ${random.int(0, 100_000)}`,
          changeSource: "CRM_UI",
          sourceId: `userId:${random.int(1_000, 9_999)}`,
        })),
      ),
    ),
  );
}
