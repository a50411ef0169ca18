import { z } from "zod";
import type { HubSpotClient } from "../transport/client.ts";
import { apiVersion, id, instant } from "../transport/wire.ts";

/** One change of a property as HubSpot remembers it (hubspot-facts 3.1). */
export type PastChange = {
  readonly property: string;
  /** What it was from then on; empty where it was cleared. */
  readonly value: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who made it: CRM_UI, IMPORT, FORM, INTEGRATION and more, an open set; empty when HubSpot does not say. */
  readonly sourceType: string;
  /** The person, the integration or the import; empty when HubSpot does not say. */
  readonly sourceId: string;
};

/** HubSpot answers 400 above (hubspot-facts: batch read with histories). */
export const historyBatchSize = 50;

const answerSchema = z.object({
  results: z
    .array(
      z.object({
        id,
        propertiesWithHistory: z
          .record(
            z.string(),
            z.array(
              z.object({
                value: z.string().nullish(),
                timestamp: instant,
                sourceType: z.string().default(""),
                sourceId: z.string().nullish(),
              }),
            ),
          )
          .default({}),
      }),
    )
    .default([]),
});

/**
 * The remembered changes of these properties of up to 50 contacts or companies, by id, the newest of each property
 * first; those that are gone are left out. Throws RangeError for more than 50 ids, otherwise HubSpotError.
 */
export async function readHistory(
  client: HubSpotClient,
  ids: readonly string[],
  names: readonly string[],
  object: "contacts" | "companies" = "contacts",
): Promise<ReadonlyMap<string, readonly PastChange[]>> {
  if (ids.length > historyBatchSize) {
    throw new RangeError(`At most ${historyBatchSize} ids a call: ${ids.length}`);
  }
  if (ids.length === 0 || names.length === 0) return new Map();
  const { results } = await client.call({
    kind: "read",
    method: "POST",
    path: `/crm/objects/${apiVersion}/${object}/batch/read`,
    query: { archived: "false" },
    body: {
      properties: [],
      propertiesWithHistory: names,
      inputs: ids.map((each) => ({ id: each })),
    },
    schema: answerSchema,
    idempotent: true,
  });
  return new Map(
    results.map((result) => [
      result.id,
      Object.entries(result.propertiesWithHistory).flatMap(([property, changes]) =>
        changes.map(({ value, timestamp, sourceType, sourceId }) => ({
          property,
          value: value ?? "",
          at: timestamp,
          sourceType,
          sourceId: sourceId ?? "",
        })),
      ),
    ]),
  );
}
