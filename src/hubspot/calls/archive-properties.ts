import { z } from "zod";
import type { HubSpotClient } from "../transport/client.ts";
import { hasOutcome, HubSpotError, type Outcome } from "../transport/errors.ts";
import { apiVersion } from "../transport/wire.ts";

/** A property that HubSpot does not archive, because something in the account needs it. */
export type PropertyInUse = {
  readonly name: string;
  /** Flow ids of the workflows that use it, as far as HubSpot names them; lists, forms and formulas have none. */
  readonly workflows: readonly string[];
};

const path = `/crm/properties/${apiVersion}/contacts`;

/**
 * Archives contact properties of ours, as a person chose before uninstalling; HubSpot keeps them for
 * restoring. Names that are not there do no harm. What something still uses stays, and is returned; the
 * others are archived. Throws HubSpotError.
 */
export async function archiveProperties(
  client: HubSpotClient,
  names: readonly string[],
): Promise<readonly PropertyInUse[]> {
  const inUse: PropertyInUse[] = [];
  for (let start = 0; start < names.length; start += 100) {
    const part = names.slice(start, start + 100);
    if (await archiveTogether(client, part)) continue;
    for (const name of part) {
      const use = await archiveOne(client, name);
      if (use) inUse.push(use);
    }
  }
  return inUse;
}

/** False when HubSpot refuses the batch: each property alone tells whether it is because it is in use. */
async function archiveTogether(client: HubSpotClient, names: readonly string[]): Promise<boolean> {
  try {
    await client.call({
      kind: "other",
      method: "POST",
      path: `${path}/batch/archive`,
      body: { inputs: names.map((name) => ({ name })) },
      schema: z.unknown(),
      idempotent: true,
    });
    return true;
  } catch (error) {
    if (hasOutcome(error, "refused") || hasOutcome(error, "notFound")) return false;
    throw error;
  }
}

async function archiveOne(client: HubSpotClient, name: string): Promise<PropertyInUse | null> {
  try {
    await client.call({
      kind: "other",
      method: "DELETE",
      path: `${path}/${name}`,
      route: `${path}/{name}`,
      schema: z.unknown(),
      idempotent: true,
    });
    return null;
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error;
    const { outcome } = error;
    if (outcome.kind === "notFound") return null;
    if (!isInUse(outcome)) throw error;
    return { name, workflows: workflowsIn(outcome) };
  }
}

/** Lists and forms have ids like workflows: only the kind beside the id tells them apart. */
function workflowsIn({ entries = [] }: Extract<Outcome, { kind: "refused" }>): readonly string[] {
  return entries.flatMap(({ parentType = [], parentDisplayType = [], parentName = [] }) =>
    [...parentType, ...parentDisplayType].some((kind) => /FLOW/u.test(kind))
      ? parentName.filter((flowId) => /^\d+$/u.test(flowId))
      : [],
  );
}

/** hubspot-facts 16.2. */
function isInUse(outcome: Outcome): outcome is Extract<Outcome, { kind: "refused" }> {
  return (
    outcome.kind === "refused" &&
    (outcome.subCategory ?? "").endsWith("CANNOT_DELETE_PROPERTY_IN_USE")
  );
}
