import { z } from "zod";
import type { HubSpotClient } from "../transport/client.ts";
import { apiVersion, type ObjectType } from "../transport/wire.ts";

const option = z.looseObject({ value: z.string(), label: z.string().default("") });

/** A property of the portal, as far as we read it (hubspot-facts 4.3). Options keep fields that we do not know. */
export const property = z
  .object({
    name: z.string(),
    label: z.string().default(""),
    description: z.string().nullish(),
    groupName: z.string().default(""),
    type: z.string(),
    fieldType: z.string().default(""),
    options: z.array(option).default([]),
    archived: z.boolean().nullish(),
    calculated: z.boolean().nullish(),
    hidden: z.boolean().nullish(),
    hubspotDefined: z.boolean().nullish(),
    hasUniqueValue: z.boolean().nullish(),
    modificationMetadata: z
      .object({ readOnlyValue: z.boolean().nullish(), readOnlyOptions: z.boolean().nullish() })
      .nullish(),
  })
  .transform((raw) => ({
    name: raw.name,
    label: raw.label,
    description: raw.description ?? "",
    groupName: raw.groupName,
    type: raw.type,
    fieldType: raw.fieldType,
    options: raw.options,
    archived: raw.archived ?? false,
    hidden: raw.hidden ?? false,
    /** Made by HubSpot itself: never a target of ours (contracts.md). */
    hubspotDefined: raw.hubspotDefined ?? false,
    /** No two records may have the same value. */
    unique: raw.hasUniqueValue ?? false,
    /** False for calculated and read-only properties: they can be read, never written. */
    writable: !(raw.calculated ?? false) && !(raw.modificationMetadata?.readOnlyValue ?? false),
    optionsWritable: !(raw.modificationMetadata?.readOnlyOptions ?? false),
  }));

/** A property of the portal. */
export type Property = z.infer<typeof property>;

/** Every property of a record type that is not archived. Throws HubSpotError. */
export async function listProperties(
  client: HubSpotClient,
  type: ObjectType,
): Promise<readonly Property[]> {
  const answer = await client.call({
    kind: "other",
    method: "GET",
    path: `/crm/properties/${apiVersion}/${type}`,
    query: { archived: "false" },
    schema: z.object({ results: z.array(property) }),
    idempotent: true,
  });
  return answer.results.filter(({ archived }) => !archived);
}
