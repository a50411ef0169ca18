import { describe, expect, test } from "vitest";
import { intendWrites } from "../../../src/store/writes/intend-writes.ts";
import { withPendingInputs } from "../../../src/store/contacts/pending-inputs.ts";
import { portalId } from "../../../src/store/engine/portal-id.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

export function pendingInputs(adapter: LedgerAdapter): void {
  describe("what people gave and HubSpot does not have yet", () => {
    const fixture = useLedger(adapter);

    const home = portalId(111);
    const names = new Set(["ripen_verdict"]);

    function intend(
      contactId: string,
      properties: Readonly<Record<string, string>>,
    ): Promise<void> {
      return fixture.ledger.transaction((tx) =>
        intendWrites(tx, home, [{ contactId, properties }], 1),
      );
    }

    test("a verdict on its way to HubSpot counts already, and its undoing too", async () => {
      await intend("1", { ripen_verdict: "never" });
      await intend("2", { ripen_verdict: "" });
      const read = [contact("1", null), contact("2", "yes"), contact("3", "maybe")];
      expect(await withPendingInputs(fixture.ledger, home, read, names)).toEqual([
        contact("1", "never"),
        contact("2", ""),
        contact("3", "maybe"),
      ]);
    });

    test("our own outputs on their way are not taken for what HubSpot shows", async () => {
      await intend("1", { ripen_lead_score: "70", email: "x@y.example" });
      const read = [contact("1", null)];
      expect(await withPendingInputs(fixture.ledger, home, read, names)).toEqual(read);
    });

    test("another portal's verdict counts for nothing", async () => {
      await intend("1", { ripen_verdict: "never" });
      const read = [contact("1", null)];
      expect(await withPendingInputs(fixture.ledger, portalId(222), read, names)).toEqual(read);
    });
  });
}

function contact(id: string, verdict: string | null) {
  return { id, properties: { email: "a@b.example", ripen_verdict: verdict } };
}
