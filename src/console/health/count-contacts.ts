import type { Ledger } from "../../store/ledger.ts";
import type { PortalId } from "../../store/portal-id.ts";
import type { ContactCounts } from "../api/schemas/setup.ts";

/** How many contacts are scored, ready, customers, waiting and unwritten; from indexes alone. */
export async function countContacts(
  read: Ledger["read"],
  portalId: PortalId,
): Promise<ContactCounts> {
  const groups = await read
    .selectFrom("scores")
    .select((e) => ["kind", "ready", e.fn.countAll<number>().as("n")])
    .where("portal_id", "=", portalId)
    .groupBy(["kind", "ready"])
    .execute();
  const sum = (which: (row: (typeof groups)[number]) => boolean): number =>
    groups.filter(which).reduce((total, row) => total + row.n, 0);
  const countOf = async (table: "dirty" | "writes"): Promise<number> => {
    const { n } = await read
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as("n"))
      .where("portal_id", "=", portalId)
      .executeTakeFirstOrThrow();
    return n;
  };
  return {
    scored: sum(() => true),
    ready: sum((row) => row.ready === 1),
    customers: sum((row) => row.kind === "customer"),
    waiting: await countOf("dirty"),
    unwritten: await countOf("writes"),
  };
}
