import { z } from "zod";
import type { PropertyGroup } from "../../../config/properties/spec.ts";
import type { HubSpotClient } from "../transport/client.ts";
import { HubSpotError } from "../transport/errors.ts";
import { apiVersion } from "../transport/wire.ts";

const path = `/crm/properties/${apiVersion}/contacts/groups`;

/** Creates a group of contact properties unless it is there; 409 means that it is (hubspot-facts 4.4). Throws HubSpotError. */
export async function ensureGroup(
  client: HubSpotClient,
  group: PropertyGroup,
  language: "en" | "es",
): Promise<void> {
  const known = await client.call({
    kind: "other",
    method: "GET",
    path,
    schema: z.object({ results: z.array(z.object({ name: z.string() })) }),
    idempotent: true,
  });
  if (known.results.some(({ name }) => name === group.name)) return;
  try {
    await client.call({
      kind: "other",
      method: "POST",
      path,
      body: { name: group.name, label: group.label[language], displayOrder: -1 },
      schema: z.unknown(),
      idempotent: true,
    });
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
}

/** True when HubSpot says that what was to be created is there already; only the status is sure (hubspot-facts 4.4). */
export function isConflict(error: unknown): boolean {
  return (
    error instanceof HubSpotError &&
    error.outcome.kind === "refused" &&
    error.outcome.status === 409
  );
}
