import { describe, expect, test } from "vitest";
import { keepCompanies, recallCompanies } from "../../../src/store/contacts/companies.ts";
import { addToTally, readTallies } from "../../../src/store/engine/tally.ts";
import { otherPortal, portal } from "../../support/ledger/decision.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

export function companies(adapter: LedgerAdapter): void {
  describe("kept companies and counts", () => {
    const fixture = useLedger(adapter);

    test("a company is good from its reading on, for its own portal", async () => {
      const { ledger } = fixture;
      await keepCompanies(ledger, portal, [{ id: "9", properties: { name: "Acme" } }], 1_000);
      const ask = (since: number, of = portal) => recallCompanies(ledger, of, ["9", "8"], since);
      expect(await ask(1_000)).toEqual(new Map([["9", { name: "Acme" }]]));
      expect(await ask(1_001)).toEqual(new Map());
      expect(await ask(0, otherPortal)).toEqual(new Map());
    });

    test("a later reading replaces the earlier one", async () => {
      const { ledger } = fixture;
      await keepCompanies(ledger, portal, [{ id: "9", properties: { name: "Acme" } }], 1_000);
      await keepCompanies(ledger, portal, [{ id: "9", properties: { name: null } }], 2_000);
      await keepCompanies(ledger, portal, [], 3_000);
      expect(await recallCompanies(ledger, portal, ["9"], 1_500)).toEqual(
        new Map([["9", { name: null }]]),
      );
      expect(await recallCompanies(ledger, portal, [], 0)).toEqual(new Map());
    });

    test("counts add up across restarts, and nothing counted is no row", async () => {
      await fixture.ledger.transaction(async (tx) => {
        await addToTally(tx, "a", 2);
        await addToTally(tx, "b", 0);
      });
      const ledger = await fixture.reopen();
      await ledger.transaction((tx) => addToTally(tx, "a", 3));
      expect(await readTallies(ledger)).toEqual(new Map([["a", 5]]));
    });
  });
}
