import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { openLedgerAt, type StorePlace } from "./open-ledger-at.ts";

/** One adapter of the ledger, as the battery sees it: an empty store for each test. */
export type LedgerAdapter = {
  create(): Promise<LedgerPlace>;
  /** Takes every row out of an open store, where that is quicker than a new one. Left out: each test gets a new one. */
  readonly empty?: (ledger: Ledger) => Promise<void>;
};

export type LedgerPlace = StorePlace & {
  /** Ends the store and fails when something of it was left open. */
  remove(): Promise<void>;
};

/** The store of the running test. */
export type LedgerFixture = {
  /** Opened before each test and closed after it. */
  readonly ledger: Ledger;
  readonly place: LedgerPlace;
  /** Closes the ledger and opens the same store again, as after a restart. */
  reopen(): Promise<Ledger>;
};

/** Gives every test of the enclosing block an empty ledger of the adapter. */
export function useLedger(adapter: LedgerAdapter): LedgerFixture {
  let place: LedgerPlace;
  let ledger: Ledger;
  const open = async (): Promise<void> => {
    place = await adapter.create();
    ledger = await openLedgerAt(place);
  };
  const remove = async (): Promise<void> => {
    await ledger.close();
    await place.remove();
  };
  const { empty } = adapter;
  if (empty === undefined) {
    beforeEach(open);
    afterEach(remove);
  } else {
    beforeAll(open);
    afterEach(() => empty(ledger));
    afterAll(remove);
  }
  return {
    get ledger() {
      return ledger;
    },
    get place() {
      return place;
    },
    reopen: async () => {
      await ledger.close();
      ledger = await openLedgerAt(place);
      return ledger;
    },
  };
}
