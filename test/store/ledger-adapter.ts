import { afterEach, beforeEach } from "vitest";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { openLedgerAt, type StorePlace } from "./open-ledger-at.ts";

/** One adapter of the ledger, as the battery sees it: an empty store for each test. */
export type LedgerAdapter = {
  create(): Promise<LedgerPlace>;
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
  beforeEach(async () => {
    place = await adapter.create();
    ledger = await openLedgerAt(place);
  });
  afterEach(async () => {
    await ledger.close();
    await place.remove();
  });
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
