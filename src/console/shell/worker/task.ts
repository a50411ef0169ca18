import type { Ledger } from "../../../store/engine/ledger.ts";
import type { StoreAddress } from "../../../store/open-stores.ts";
import type { PortalId } from "../../../store/engine/portal-id.ts";

/**
 * A heavy read that runs in a thread of its own, through a connection of its own, and writes nothing. Input and result
 * cross the thread's border as structured clones: plain data alone.
 */
export type Task<Input, Result> = (
  read: Ledger["read"],
  portalId: PortalId,
  input: Input,
  watch: (done: number, total: number) => void,
) => Promise<Result>;

/** Where a task is found: the module whose export `task` it is. */
export type TaskModule<Input, Result> = {
  readonly url: URL;
  /** Ties the module's address to the task's types; it is imported for its type alone. */
  readonly as?: Task<Input, Result>;
};

/** What the thread is started with. */
export type WorkerStart = {
  readonly stores: StoreAddress;
  readonly portalId: PortalId;
  readonly module: string;
  readonly input: unknown;
};

/** What it says on its way. */
export type WorkerWord =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "result"; readonly result: unknown }
  | { readonly kind: "failed"; readonly message: string };
