import { sql } from "kysely";
import { RipenError } from "../../base/errors.ts";
import { databaseNow, isPostgres } from "./dialect.ts";
import type { Ledger, LedgerTransaction } from "./ledger.ts";

/** The right to do one thing alone (a portal's lane, the splitter, a job), until it expires. */
export type Lease = {
  readonly name: string;
  readonly owner: string;
  /** Grows with every new owner: a commit of an earlier owner is refused. */
  readonly fence: number;
};

/**
 * Takes or renews the lease `name` for `owner` until `now + ttl` (milliseconds). Null when another
 * owner holds it. Instances that share PostgreSQL are judged by the database's clock, whatever their own
 * clocks say (reliability.md, F10); `now` counts where one process has the ledger for itself.
 */
export function takeLease(
  ledger: Ledger,
  name: string,
  owner: string,
  now: number,
  ttl: number,
): Promise<Lease | null> {
  return ledger.transaction(async (tx) => {
    const at = ledger.hasOwnClock ? databaseNow(tx) : sql<number>`${sql.lit(Math.round(now))}`;
    const taken = await tx
      .insertInto("leases")
      .values({ name, owner, fence: 1, expires_at: sql<number>`${at} + ${sql.lit(ttl)}` })
      .onConflict((c) =>
        c
          .column("name")
          .doUpdateSet({
            owner,
            fence: sql<number>`case when leases.owner = excluded.owner then leases.fence else leases.fence + 1 end`,
            expires_at: sql<number>`excluded.expires_at`,
          })
          .where((e) => e.or([e("leases.owner", "=", owner), e("leases.expires_at", "<=", at)])),
      )
      .returning("fence")
      .executeTakeFirst();
    return taken === undefined ? null : { name, owner, fence: taken.fence };
  });
}

/** Lets the lease go, so that the next owner need not wait for its end. */
export async function releaseLease(ledger: Ledger, lease: Lease): Promise<void> {
  await ledger.transaction(async (tx) => {
    await tx
      .updateTable("leases")
      .set({ expires_at: 0 })
      .where("name", "=", lease.name)
      .where("fence", "=", lease.fence)
      .execute();
  });
}

/**
 * Ends every lease. Only for whoever is certain to be alone, as the holder of a locked data folder is: the
 * owners of these leases are dead, and nobody should wait for their end.
 */
export async function endAllLeases(ledger: Ledger): Promise<void> {
  await ledger.transaction(async (tx) => {
    await tx.updateTable("leases").set({ expires_at: 0 }).execute();
  });
}

/**
 * Throws RipenError LEASE_LOST, inside the transaction that would have committed, when somebody else has
 * the lease. Until that transaction ends nobody else can take it.
 */
export async function checkFence(tx: LedgerTransaction, lease: Lease): Promise<void> {
  const held = await tx
    .selectFrom("leases")
    .select("fence")
    .where("name", "=", lease.name)
    .$if(isPostgres(tx), (query) => query.forUpdate())
    .executeTakeFirst();
  if (held?.fence === lease.fence) return;
  throw new RipenError(
    "LEASE_LOST",
    `The lease ${lease.name} has passed to another instance; this one stops its turn and nothing was changed.`,
  );
}
