import type { Kysely, Transaction } from "kysely";
import type { PortalId } from "./portal-id.ts";
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
  /** True when instances with clocks of their own share it: leases are then judged by the database's. */
  readonly hasOwnClock: boolean;
  /**
   * Runs `work` in one write transaction and resolves once it is durable; when `work` throws, nothing
   * of it stays. `work` awaits only statements of its own transaction. Transactions of one Ledger queue;
   * those of `forPortal` and `forDoor` may run beside them where the database can do that.
   */
  transaction<T>(work: (tx: LedgerTransaction) => Promise<T>): Promise<T>;
  /**
   * As `transaction`, for work of exactly one statement: that is whole and durable by itself. On PostgreSQL it queues
   * behind nothing, and the database is spared the two round trips that begin and end a transaction.
   */
  statement<T>(work: (db: LedgerReader) => Promise<T>): Promise<T>;
  /**
   * The same ledger as one portal's work sees it. On PostgreSQL the database itself shows and takes no row
   * of another portal (row-level security, the second wall). On SQLite its `read` queues with the transactions:
   * within one it would wait for its own end. Closes with this one.
   */
  forPortal(portalId: PortalId): Ledger;
  /**
   * As `forPortal`, for what a person looks at: its `read` may take long and holds up nobody else. On SQLite it
   * runs in a thread of its own. Closes with this one.
   */
  forReports(portalId: PortalId): Ledger;
  /** The same ledger for storing requests, which must not wait behind long transactions. Closes with this one. */
  forDoor(): Ledger;
  /**
   * Makes what was deleted or replaced unreadable in the files as well; false when a reader was in the way
   * and it is to be tried again. PostgreSQL's files are the operator's (docs/operations.md).
   */
  cleanFiles(): Promise<boolean>;
  close(): Promise<void>;
}
