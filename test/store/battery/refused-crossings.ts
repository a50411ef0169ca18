import { describe, expect, test } from "vitest";
import { scenarios } from "../../../config/scenarios.ts";
import { cross, type Crossings } from "../../../src/enrolment/cross.ts";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import { bestWaiting } from "../../../src/store/crossings/count-starts.ts";
import type { EnrolmentCall } from "../../../src/store/crossings/crossing.ts";
import { settleEffects, takeEffects } from "../../../src/store/crossings/run-effects.ts";
import { settleCrossings } from "../../../src/store/crossings/settle-crossings.ts";
import { unwrittenTriggers } from "../../../src/store/crossings/unwritten-triggers.ts";
import { addDeadLetter } from "../../../src/store/failures/dead-letters.ts";
import { replayDeadLetters } from "../../../src/store/replays/replay-dead-letters.ts";
import { recall } from "../../../src/store/scores/recall.ts";
import { triggerState } from "../../enrolment/trigger-sketch.ts";
import {
  decisionOf,
  firedAt,
  portal,
  scoreOf,
  turnOf,
  dueOf,
} from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

const contact = "101";
const ready = scoreOf({ readiness: { ready: true, readySince: 1, belowSince: null } });
const byTrigger = null;
const byList: EnrolmentCall = { actuator: "list", target: "7" };
const byWorkflow: EnrolmentCall = { actuator: "workflow", target: "9" };
const nameOf = (call: EnrolmentCall | null): string => call?.actuator ?? "trigger";

const rebindings = [byTrigger, byList, byWorkflow].flatMap((refused) =>
  [byTrigger, byList, byWorkflow].map((bound) => ({
    from: nameOf(refused),
    to: nameOf(bound),
    refused,
    bound,
  })),
);

/** What HubSpot refused is let go again as its scenario is bound by then, and keeps nobody else from beginning. */
export function refusedCrossings(adapter: LedgerAdapter): void {
  describe("a crossing that HubSpot refused", () => {
    const fixture = useLedger(adapter);

    /** The next scoring of the contact, with the scenarios bound as said. */
    const score = async (
      names: readonly string[],
      call: EnrolmentCall | null,
      { score: result = ready, now = 3_000 } = {},
    ): Promise<Crossings> => {
      const known = await recall(fixture.ledger, portal, [contact]);
      const bound = scenarios.filter(({ name }) => names.includes(name));
      const sketch = {
        score: result,
        unsubscribed: false,
        lastBehaviourAt: null,
        answeredAt: null,
      };
      const crossed = cross(bound, known(contact).crossings, triggerState(sketch, now), {
        judge: () => ({ fires: true, why: "new_evidence", cause: "behaviour" }),
        callFor: () => call,
      });
      const decision = decisionOf(contact, {
        score: result,
        crossings: crossed.changes,
        write: crossed.properties,
      });
      await commitBatch(
        fixture.ledger,
        turnOf(await laneLease(fixture.ledger), [decision], { now }),
      );
      return crossed;
    };
    const answered = { now: 2_000, dueOf };
    /** What was intended comes back as refused, whatever way it went. */
    const refuse = async (call: EnrolmentCall | null, trigger: string): Promise<void> => {
      const lease = await laneLease(fixture.ledger);
      const due = await takeEffects(fixture.ledger, portal, 5_000, 9);
      expect(due.length).toBe(call === null ? 0 : 1);
      const results = due.map((effect) => ({ effect, state: "refused" as const, reason: "no" }));
      await settleEffects(fixture.ledger, { portalId: portal, lease }, results, answered);
      await fixture.ledger.transaction(async (tx) => {
        if (call === null) {
          const properties = { [trigger]: new Date(1_000).toISOString() };
          await settleCrossings(
            tx,
            portal,
            [{ contactId: contact, properties, seq: 1 }],
            "refused",
            answered,
          );
        }
        await addDeadLetter(
          tx,
          portal,
          { contactId: contact, stage: "write", reason: "no" },
          2_000,
        );
      });
    };
    const state = async (scenario: string): Promise<string | undefined> =>
      (
        await fixture.ledger.read
          .selectFrom("crossings")
          .select("state")
          .where("scenario", "=", scenario)
          .executeTakeFirst()
      )?.state;
    const intended = async () => ({
      calls: (await takeEffects(fixture.ledger, portal, 5_000, 9)).map(
        ({ verb, actuator, target }) => ({ verb, actuator, target }),
      ),
      triggers: await fixture.ledger.transaction(async (tx) => [
        ...(await unwrittenTriggers(tx, portal, [contact])).values(),
      ]),
    });

    test.each(rebindings)("by $from is let go by $to once it is replayed", async (one) => {
      await score(["handoff"], one.refused, { now: 1_000 });
      await refuse(one.refused, "ripen_handoff_at");
      expect(await state("handoff")).toBe("rejected");
      expect(await intended()).toEqual({ calls: [], triggers: [] });

      await replayDeadLetters(fixture.ledger, { portalId: portal }, 2_500);
      await score(["handoff"], one.bound);
      expect(await state("handoff")).toBe(one.bound === null ? "intended" : "calling");
      expect(await intended()).toEqual(
        one.bound === null
          ? { calls: [], triggers: [{ ripen_handoff_at: new Date(1_000).toISOString() }] }
          : { calls: [{ verb: "enrol", ...one.bound }], triggers: [] },
      );
      // And once: another scoring adds nothing.
      const before = await intended();
      await score(["handoff"], one.bound);
      expect(await intended()).toEqual(before);
    });

    test("is not let go while its scenario is bound to nothing", async () => {
      await score(["handoff"], byList, { now: 1_000 });
      await refuse(byList, "ripen_handoff_at");
      await replayDeadLetters(fixture.ledger, { portalId: portal }, 2_500);
      await score([], null);
      expect(await intended()).toEqual({ calls: [], triggers: [] });
    });

    test("keeps no other nurturing from beginning, and does not count as one that runs", async () => {
      const lead = scoreOf();
      await commitBatch(
        fixture.ledger,
        turnOf(await laneLease(fixture.ledger), [
          decisionOf(contact, {
            score: lead,
            crossings: [firedAt("welcome", 1_000), firedAt("nurture", 1_000, "waiting")],
          }),
        ]),
      );
      await refuse(null, "ripen_welcome_at");
      expect(await state("welcome")).toBe("rejected");
      const names = ["welcome", "nurture"];
      const { read } = fixture.ledger;
      expect(await bestWaiting(read, portal, "nurture", names, 9)).toEqual([contact]);
      const { active } = await score(names, null, { score: lead });
      expect(active).toEqual(["nurture"]);
      expect(await state("nurture")).toBe("intended");
      expect(await state("welcome")).toBe("rejected");

      // Tried again it waits behind the one that runs by now.
      await replayDeadLetters(fixture.ledger, { portalId: portal }, 4_000);
      await score(names, null, { score: lead, now: 5_000 });
      expect([await state("welcome"), await state("nurture")]).toEqual(["waiting", "intended"]);
    });
  });
}
