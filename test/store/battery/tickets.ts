import { describe, expect, test } from "vitest";
import { portalId } from "../../../src/store/engine/portal-id.ts";
import { issueTicket, redeemTicket } from "../../../src/store/console/tickets.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

export function tickets(adapter: LedgerAdapter): void {
  describe("console tickets", () => {
    const fixture = useLedger(adapter);

    const visitor = { portalId: portalId(111), userId: 7, userEmail: "admin@example.com" };

    test("a ticket is good for a minute and not for a millisecond more", async () => {
      const first = await issueTicket(fixture.ledger, visitor, 1_000);
      const second = await issueTicket(fixture.ledger, visitor, 1_000);
      expect(first.ticket).not.toBe(second.ticket);
      expect(await redeemTicket(fixture.ledger, first.ticket, 60_999)).toEqual(visitor);
      expect(await redeemTicket(fixture.ledger, second.ticket, 61_000)).toBe(null);
    });

    test("of many who redeem one ticket at once, one gets in", async () => {
      const { ticket } = await issueTicket(fixture.ledger, visitor, 1_000);
      const all = await Promise.all(
        Array.from({ length: 20 }, () => redeemTicket(fixture.ledger, ticket, 2_000)),
      );
      expect(all.filter((one) => one !== null)).toEqual([visitor]);
    });

    test("a made-up ticket lets nobody in", async () => {
      expect(await redeemTicket(fixture.ledger, "", 1_000)).toBe(null);
      expect(await redeemTicket(fixture.ledger, "a".repeat(43), 1_000)).toBe(null);
    });

    test("the ledger does not hold the ticket itself, and drops the expired ones", async () => {
      const { ticket } = await issueTicket(fixture.ledger, visitor, 1_000);
      const rows = await fixture.ledger.read.selectFrom("tickets").selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(ticket);
      await issueTicket(fixture.ledger, visitor, 61_000);
      expect(await fixture.ledger.read.selectFrom("tickets").selectAll().execute()).toHaveLength(1);
    });
  });
}
