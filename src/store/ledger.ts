import type { Kysely, Transaction } from "kysely";
import type { LedgerTables } from "./tables.ts";

export type LedgerReader = Kysely<LedgerTables>;
export type LedgerTransaction = Transaction<LedgerTables>;

/**
 * The ledger: everything that is data (inbox, dirty contacts, behaviour events, scores, crossings,
 * intended writes, dead letters). Each verb on it is a file of this folder with its SQL inside.
 */
export interface Ledger {
  /** Committed state, for reading outside a transaction. */
  readonly read: LedgerReader;
  /**
   * Runs `work` in one write transaction and resolves once it is durable; when `work` throws, nothing
   * of it stays. `work` awaits only statements of its own transaction: it holds the only writer.
   */
  transaction<T>(work: (tx: LedgerTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
