import { sql } from "kysely";
import { isPostgres } from "../engine/dialect.ts";
import type { Ledger } from "../engine/ledger.ts";

/** A stored request that holds one of the texts that were looked for. */
export type RawRequest = {
  readonly id: number;
  readonly body: Uint8Array;
  readonly isSplit: boolean;
};

/** Rows looked through by one statement: bounds how long it holds the thread. */
const rowsAStep = 200;

/**
 * The stored requests whose bytes hold any of `texts`, in the order of their arrival, a step at a time with
 * a pause between steps, so that a look through all of them holds nobody up.
 */
export async function* requestsWith(
  ledger: Ledger,
  texts: readonly string[],
): AsyncGenerator<RawRequest> {
  const { read } = ledger;
  const holds = texts.map((text) =>
    isPostgres(read)
      ? sql<boolean>`position(${Buffer.from(text)}::bytea in body) > 0`
      : sql<boolean>`instr(body, ${Buffer.from(text)}) > 0`,
  );
  let after = -1;
  for (;;) {
    const step = await read
      .selectFrom("inbox")
      .select("id")
      .where("id", ">", after)
      .orderBy("id")
      .limit(rowsAStep)
      .execute();
    const last = step.at(-1)?.id;
    if (last === undefined || texts.length === 0) return;
    const found = await read
      .selectFrom("inbox")
      .select(["id", "body", "split_at"])
      .where("id", ">", after)
      .where("id", "<=", last)
      .where((e) => e.or(holds))
      .orderBy("id")
      .execute();
    for (const row of found) yield { id: row.id, body: row.body, isSplit: row.split_at >= 0 };
    after = last;
    await new Promise(setImmediate);
  }
}

/** Replaces the body of a request that was taken apart already. */
export async function replaceBody(ledger: Ledger, id: number, body: Uint8Array): Promise<void> {
  await ledger.transaction(async (tx) => {
    await tx
      .updateTable("inbox")
      .set({ body })
      .where("id", "=", id)
      .where("split_at", ">=", 0)
      .execute();
  });
}

/**
 * Drops requests that were taken apart and came before `before` (epoch milliseconds), and quarantined events
 * of that age. Gives how many requests.
 */
export async function pruneRequests(ledger: Ledger, before: number): Promise<number> {
  let dropped = 0;
  for (;;) {
    const oldest = await ledger.read
      .selectFrom("inbox")
      .select(["id", "received_at", "split_at"])
      .orderBy("id")
      .limit(rowsAStep)
      .execute();
    const ids = oldest
      .filter((row) => row.split_at >= 0 && row.received_at < before)
      .map((row) => row.id);
    if (ids.length === 0) break;
    await ledger.transaction(async (tx) => {
      await tx.deleteFrom("inbox").where("id", "in", ids).execute();
    });
    dropped += ids.length;
    await new Promise(setImmediate);
  }
  await ledger.transaction(async (tx) => {
    await tx.deleteFrom("quarantine").where("at", "<", before).execute();
  });
  return dropped;
}
