import { noteInAudit } from "../store/audit-trail.ts";
import { answerHeld, heldGroups, type HeldFilter } from "../store/crossings/held.ts";
import { endQueues, startQueue } from "../store/crossings/queues.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import type { AccountDeps, Caller } from "./caller.ts";
import { refuse } from "./refusal.ts";
import { refusals } from "../words/refusals.ts";

/** What an admin says to what the breaker holds: all of it or some. */
export type HeldWish = HeldFilter &
  (
    | { readonly answer: "letGo" | "drop" }
    | { readonly answer: "letGoDaily"; readonly mostADay: number }
  );

/**
 * Answers the breaker (contracts.md, Breaker): what is meant is let go, let go up to N a day, or dropped. Gives how many
 * contacts that were. Throws RefusedError NOTHING_HELD.
 */
export async function answerBreaker(
  { clock, wakePortal }: Pick<AccountDeps, "clock" | "wakePortal">,
  { ledger, portalId, who }: Omit<Caller, "portal">,
  wish: HeldWish,
): Promise<number> {
  const now = clock.now();
  const { what, cause, answer } = wish;
  const contacts = await ledger.transaction(async (tx) => {
    await lockPortal(tx, portalId);
    const meant = (await heldGroups(tx, portalId)).filter(
      (group) =>
        (what === undefined || group.what === what) &&
        (cause === undefined || group.cause === cause),
    );
    if (meant.length === 0) throw nothingHeld;
    const expected = meant.reduce((sum, group) => sum + group.contacts, 0);
    if (answer === "letGoDaily") {
      for (const scenario of new Set(meant.map((group) => group.what))) {
        await startQueue(tx, portalId, {
          scenario,
          source: "held",
          mostADay: wish.mostADay,
          startedAt: now,
          startedBy: who,
          expected,
          ticked: [],
        });
      }
    } else {
      await answerHeld(tx, portalId, { what, cause }, answer, now);
      const left = new Set((await heldGroups(tx, portalId)).map((group) => group.what));
      for (const { what: scenario } of meant) {
        if (!left.has(scenario)) await endQueues(tx, portalId, scenario, "held");
      }
    }
    await noteInAudit(tx, {
      portalId,
      at: now,
      who,
      what: "heldAnswered",
      detail: {
        answer,
        contacts: expected,
        held: [...new Set(meant.map((group) => group.what))],
        ...(answer === "letGoDaily" && { mostADay: wish.mostADay }),
      },
    });
    return expected;
  });
  wakePortal(portalId);
  return contacts;
}

const nothingHeld = refuse(409, refusals.nothingHeld);
