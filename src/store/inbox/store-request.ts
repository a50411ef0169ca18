import { unsplit } from "./unsplit.ts";
import type { Ledger } from "../engine/ledger.ts";

export type SignedRequest = {
  /** The body as it came. */
  readonly body: Buffer;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
};

type Waiting = SignedRequest & {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Groups that are on their way to the disk at a time. PostgreSQL compresses a group in the one process that
 * takes it, so that others keep the further cores busy; SQLite takes them one after the other.
 */
const groupsAtOnce = 3;

/**
 * Gives the function that makes one signed request durable: it resolves when the request is on disk and
 * rejects when it could not be stored. Requests that arrive while commits are under way share the next
 * one (group commit), so that the disk's flush is paid once for many.
 */
export function requestStore(ledger: Ledger): (request: SignedRequest) => Promise<void> {
  let waiting: Waiting[] = [];
  let flushing = 0;

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        await ledger.statement((db) =>
          db
            .insertInto("inbox")
            .values(
              group.map((r) => ({ received_at: r.receivedAt, body: r.body, split_at: unsplit })),
            )
            .execute(),
        );
        for (const request of group) request.resolve();
      } catch (error) {
        for (const request of group) request.reject(error);
      }
    }
    flushing -= 1;
  };

  return (request) =>
    new Promise((resolve, reject) => {
      waiting.push({ ...request, resolve, reject });
      // The requests of this turn of the event loop come in together.
      if (flushing < groupsAtOnce) {
        flushing += 1;
        setImmediate(() => void flush());
      }
    });
}
