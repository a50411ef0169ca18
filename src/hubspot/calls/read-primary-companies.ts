import { z } from "zod";
import type { HubSpotClient } from "../transport/client.ts";
import { apiVersion, id, nextPage } from "../transport/wire.ts";

/** Inputs of one association batch (hubspot-facts 3.9). */
export const associationBatchSize = 1_000;

/** contact to company, Primary (hubspot-facts 3.9). */
const primary = 1;

const associations = z.object({
  results: z
    .array(
      z.object({
        from: z.object({ id }),
        to: z
          .array(
            z.object({
              toObjectId: id,
              associationTypes: z.array(z.object({ typeId: z.coerce.number() })).default([]),
            }),
          )
          .default([]),
        paging: nextPage,
      }),
    )
    .default([]),
});

/**
 * The primary company of each of up to 1,000 contacts, null for a contact without one (HubSpot answers
 * those as errors in a 207, hubspot-facts 3.9). Throws RangeError for more, otherwise HubSpotError.
 */
export async function readPrimaryCompanies(
  client: HubSpotClient,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  if (contactIds.length > associationBatchSize) {
    throw new RangeError(`At most ${associationBatchSize} contacts a call: ${contactIds.length}`);
  }
  const companies = new Map<string, string | null>(contactIds.map((contact) => [contact, null]));
  let inputs: readonly { readonly id: string; readonly after?: string }[] = [
    ...companies.keys(),
  ].map((contact) => ({ id: contact }));
  while (inputs.length > 0) {
    const answer = await client.call({
      kind: "read",
      method: "POST",
      path: `/crm/associations/${apiVersion}/contacts/companies/batch/read`,
      body: { inputs },
      schema: associations,
      idempotent: true,
    });
    inputs = answer.results.flatMap(({ from, to, paging }) => {
      const found = to.find(({ associationTypes }) =>
        associationTypes.some(({ typeId }) => typeId === primary),
      );
      if (found !== undefined) companies.set(from.id, found.toObjectId);
      return found === undefined && paging !== null ? [{ id: from.id, after: paging }] : [];
    });
  }
  return companies;
}
