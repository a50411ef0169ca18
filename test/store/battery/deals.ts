import { describe, expect, test } from "vitest";
import {
  contactsOfDeals,
  dealsSource,
  keepDeals,
  recallDeals,
  type DealOutcome,
} from "../../../src/store/outcomes/keep-deals.ts";
import { keepSource } from "../../../src/store/portals/sources.ts";
import { otherPortal, portal } from "../../support/ledger/decision.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

const deal = (contactId: string, kind: DealOutcome["kind"], at: number): DealOutcome => ({
  contactId,
  dealId: "9",
  kind,
  at,
  amount: null,
});

export function deals(adapter: LedgerAdapter): void {
  describe("kept deals", () => {
    const fixture = useLedger(adapter);
    const keep = (kept: readonly DealOutcome[], undated: readonly string[] = []) =>
      fixture.ledger.transaction((tx) => keepDeals(tx, portal, kept, undated, 1_000));
    const readThrough = (watermark: number) =>
      fixture.ledger.transaction((tx) =>
        keepSource(tx, portal, {
          source: dealsSource,
          watermark,
          windowTo: null,
          cursor: null,
          checkedAt: 1_000,
          found: 0,
        }),
      );
    const recalled = (of = portal) => recallDeals(fixture.ledger.read, of, ["1", "2", "3"]);

    test("they are known once their whole history was read", async () => {
      await keep([deal("1", "deal_open", 5)]);
      expect(await recalled()).toBeNull();
      await readThrough(0);
      expect(await recalled()).toBeNull();
      await readThrough(900);
      expect(await recalled()).toEqual(new Map([["1", [{ kind: "deal_open", at: 5 }]]]));
      expect(await recalled(otherPortal)).toBeNull();
    });

    test("a deal turns from open to lost, and who is concerned is said once", async () => {
      await readThrough(900);
      expect(await keep([deal("1", "deal_open", 5), deal("2", "deal_open", 5)])).toEqual([
        "1",
        "2",
      ]);
      expect(await keep([deal("1", "deal_open", 5), deal("2", "deal_lost", 8)])).toEqual(["2"]);
      expect(await recalled()).toEqual(
        new Map([
          ["1", [{ kind: "deal_open", at: 5 }]],
          ["2", [{ kind: "deal_lost", at: 8 }]],
        ]),
      );
      expect([...(await contactsOfDeals(fixture.ledger.read, portal))].sort()).toEqual(["1", "2"]);
    });

    test("one that was closed without a date leaves nothing", async () => {
      await readThrough(900);
      await keep([deal("1", "deal_open", 5)]);
      expect(await keep([], ["9"])).toEqual(["1"]);
      expect(await recalled()).toEqual(new Map());
    });
  });
}
