import { describe, expect, test } from "vitest";
import { isOfMass, massChanges, type Touch } from "../../../src/store/marks/busy-sources.ts";
import { otherPortal, portal } from "../../support/ledger/decision.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

const start = 1_790_000_000_000;
const minute = 60_000;

/** `count` contacts that one source touched, `everyMs` apart. */
const touched = (count: number, everyMs: number, source = "CRM_UI userId:7", from = start) =>
  Array.from({ length: count }, (_, n): Touch => ({
    source,
    contactId: String(n),
    at: from + n * everyMs,
  }));

export function massChangesBattery(adapter: LedgerAdapter): void {
  describe("a mass change", () => {
    const fixture = useLedger(adapter);
    const note = (touches: readonly Touch[], of = portal) =>
      fixture.ledger.transaction((tx) => massChanges(tx, of, touches));

    test("is more than fifty contacts of one source within ten minutes", async () => {
      for (const [count, everyMs, isMass] of [
        [50, 1, false],
        [51, 1, true],
        [51, 11_000, true],
        [51, 13_000, false],
      ] as const) {
        const source = `API ${count} ${everyMs}`;
        const of = await note(touched(count, everyMs, source));
        expect([source, of({ source, at: start + (count - 1) * everyMs })]).toEqual([
          source,
          isMass,
        ]);
      }
    });

    test("is not one contact that is changed many times", async () => {
      const one = touched(80, 1).map((touch) => ({ ...touch, contactId: "1" }));
      const of = await note(one);
      expect(of({ source: "CRM_UI userId:7", at: start })).toBe(false);
    });

    test("is found when its parts are told of one after the other, and goes on for ten minutes", async () => {
      const source = "INTEGRATION 9";
      await note(touched(30, 1, source));
      const later = touched(60, 1, source, start + minute).slice(30);
      const of = await note(later);
      expect(of({ source, at: start + minute })).toBe(true);
      const known = await isOfMass(fixture.ledger.read, portal);
      expect(known({ source, at: start + 10 * minute })).toBe(true);
      expect(known({ source, at: start + 12 * minute })).toBe(false);
      expect(known({ source, at: start - 20 * minute })).toBe(false);
      expect(known({ source: "INTEGRATION 10", at: start + minute })).toBe(false);
      const others = await isOfMass(fixture.ledger.read, otherPortal);
      expect(others({ source, at: start + minute })).toBe(false);
    });
  });
}
