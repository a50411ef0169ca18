import { z } from "zod";
import type { HubSpotClient } from "../transport/client.ts";
import { apiVersion, id, nextPage } from "../transport/wire.ts";

/** A person of the account to whom contacts may belong (hubspot-facts 16.5). */
export type OwnerOfAccount = {
  readonly id: string;
  /** First and last name; the e-mail where neither is known. */
  readonly name: string;
  /** In lower case; empty when HubSpot does not say. */
  readonly email: string;
  /** The primary team, otherwise the first; empty without one. */
  readonly team: string;
};

const page = z.object({
  results: z.array(
    z.object({
      id,
      email: z.string().nullish(),
      firstName: z.string().nullish(),
      lastName: z.string().nullish(),
      teams: z
        .array(z.object({ name: z.string().default(""), primary: z.boolean().default(false) }))
        .nullish(),
    }),
  ),
  paging: nextPage,
});

/** Every owner of the account, those who left included. Throws HubSpotError; `forbidden` without the scope. */
export async function listOwners(client: HubSpotClient): Promise<readonly OwnerOfAccount[]> {
  const found: OwnerOfAccount[] = [];
  for (const archived of ["false", "true"]) {
    let after: string | null = null;
    do {
      const answer: z.infer<typeof page> = await client.call({
        kind: "read",
        method: "GET",
        path: `/crm/owners/${apiVersion}`,
        query: { limit: "100", archived, ...(after === null ? {} : { after }) },
        schema: page,
        idempotent: true,
      });
      found.push(...answer.results.map(ownerOf));
      after = answer.paging;
    } while (after !== null);
  }
  return found;
}

function ownerOf(row: z.infer<typeof page>["results"][number]): OwnerOfAccount {
  const email = row.email?.trim().toLowerCase() ?? "";
  const name = [row.firstName, row.lastName].map((part) => part?.trim() ?? "").filter(Boolean);
  const teams = row.teams ?? [];
  return {
    id: row.id,
    name: name.join(" ") || email,
    email,
    team: (teams.find(({ primary }) => primary) ?? teams[0])?.name ?? "",
  };
}
