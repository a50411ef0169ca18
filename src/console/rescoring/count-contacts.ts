import { sql } from "kysely";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { ContactCounts } from "../contract/setup.ts";

/** How many contacts are scored, ready, customers, waiting and unwritten; from indexes alone. */
export async function countContacts(
  read: Ledger["read"],
  portalId: PortalId,
): Promise<ContactCounts> {
  const kinds = await read
    .selectFrom("scores")
    .select((e) => ["kind", e.fn.countAll<number>().as("n")])
    .where("portal_id", "=", portalId)
    .groupBy("kind")
    .execute();
  const { ready } = await read
    .selectFrom("scores")
    .select((e) => e.fn.countAll<number>().as("ready"))
    .where("portal_id", "=", portalId)
    .where("ready", "=", sql<number>`1`)
    .executeTakeFirstOrThrow();
  const countOf = async (table: "dirty" | "writes"): Promise<number> => {
    const { n } = await read
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as("n"))
      .where("portal_id", "=", portalId)
      .executeTakeFirstOrThrow();
    return n;
  };
  return {
    scored: kinds.reduce((total, { n }) => total + n, 0),
    ready,
    customers: kinds.find(({ kind }) => kind === "customer")?.n ?? 0,
    waiting: await countOf("dirty"),
    unwritten: await countOf("writes"),
  };
}
