import { describe, expect, test } from "vitest";
import {
  forgetHistories,
  keepHistories,
  pruneHistories,
  recallHistories,
  type KeptHistory,
} from "../../../src/store/evidence/histories.ts";
import { dropTraces } from "../../../src/store/leaving/drop-traces.ts";
import { forgetContact } from "../../../src/store/leaving/forget-contact.ts";
import { otherPortal, portal } from "../../support/ledger/decision.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

const lived: KeptHistory = {
  values: {
    jobtitle: [
      [1_000, "Intern"],
      [5_000, "CEO"],
    ],
    country: [[1_000, "Spain"]],
  },
  since: {},
};
const named = (...names: string[]) => ({ contacts: new Set(names), companies: new Set(names) });

export function histories(adapter: LedgerAdapter): void {
  describe("histories of contacts and companies", () => {
    const fixture = useLedger(adapter);
    const keep = (ids: readonly string[], of = portal): Promise<void> =>
      fixture.ledger.transaction(async (tx) => {
        for (const object of ["contacts", "companies"] as const) {
          await keepHistories(tx, of, object, new Map(ids.map((id) => [id, lived])), 9_000);
        }
      });
    const known = async (object: "contacts" | "companies" = "contacts", of = portal) =>
      recallHistories(fixture.ledger.read, of, object, ["1", "2"]);

    test("are kept for each account apart, and a later reading replaces the earlier one", async () => {
      await keep(["1"]);
      await keep(["1", "2"]);
      expect(await known()).toEqual(
        new Map([
          ["1", lived],
          ["2", lived],
        ]),
      );
      expect((await known("companies")).size).toBe(2);
      expect(await known("contacts", otherPortal)).toEqual(new Map());
    });

    test("lose a property that is mapped no more, and begin at the oldest instant that may be kept", async () => {
      await keep(["1"]);
      await pruneHistories(fixture.ledger, portal, named("jobtitle"), 2_000);
      expect((await known()).get("1")).toEqual({
        values: {
          jobtitle: [
            [2_000, "Intern"],
            [5_000, "CEO"],
          ],
        },
        since: { jobtitle: 2_000 },
      });
      expect((await known("companies")).get("1")?.values).not.toHaveProperty("country");
    });

    test("go with their contact, whether it was deleted, erased or objected", async () => {
      await keep(["1", "2"]);
      await fixture.ledger.transaction(async (tx) => {
        await forgetContact(tx, portal, "1", "deleted", 9_500);
        await dropTraces(tx, { portalId: portal, contactId: "2", why: "objection" });
      });
      expect(await known()).toEqual(new Map());
    });

    test("are all forgotten when somebody asks, and no other account's", async () => {
      await keep(["1"]);
      await keep(["2"], otherPortal);
      await fixture.ledger.transaction((tx) => forgetHistories(tx, portal));
      expect(await known()).toEqual(new Map());
      expect(await known("companies")).toEqual(new Map());
      expect((await known("contacts", otherPortal)).size).toBe(1);
    });
  });
}
