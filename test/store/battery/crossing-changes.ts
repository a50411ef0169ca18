import { describe, expect, test } from "vitest";
import { confirmEnrolment } from "../../../src/crm/actions/confirm-enrolment.ts";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import type { CrossingChange } from "../../../src/store/crossings/crossing.ts";
import { mergeCrossings } from "../../../src/store/crossings/merge-crossings.ts";
import { giveTurn } from "../../../src/store/crossings/catch-ups.ts";
import { settleEffects } from "../../../src/store/crossings/run-effects.ts";
import {
  settleCrossings,
  silenceUnsent,
  type Answer,
} from "../../../src/store/crossings/settle-crossings.ts";
import type { CrossingState } from "../../../src/store/crossings/state.ts";
import { buryContact } from "../../../src/store/leaving/forget-contact.ts";
import { addDeadLetter } from "../../../src/store/failures/dead-letters.ts";
import { replayDeadLetters } from "../../../src/store/replays/replay-dead-letters.ts";
import { portalOf } from "../../support/portals/portal-of.ts";
import { decisionOf, portal, turnOf, dueOf } from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import type { LedgerAdapter } from "../ledger-adapter.ts";
import {
  all,
  firedAt,
  idOf,
  ids,
  rowOf,
  scenario,
  type States,
  unsaid,
  useCrossings,
  yesTo,
} from "./crossing-table.ts";

const answered = { now: 3_000, dueOf };
const to = (after: CrossingState, ...states: States) =>
  Object.fromEntries(states.map((state) => [state, after]));

/** What becomes of each state by each change: written out here, derived in the code. */
export function crossingChangesBattery(adapter: LedgerAdapter): void {
  describe("a crossing in any state", () => {
    const { fixture, write, insert, moved } = useCrossings(adapter);

    test.each<[Answer, CrossingState]>([
      ["taken", "written"],
      ["refused", "rejected"],
    ])("is settled by the answer to its trigger: %s", async (answer, after) => {
      await insert(all.map((state) => rowOf(state)));
      const properties = { ripen_welcome_at: new Date(firedAt).toISOString() };
      const writes = ids.map((contactId) => ({ contactId, properties, seq: 1 }));
      await write((tx) => settleCrossings(tx, portal, writes, answer, answered));
      expect(await moved()).toEqual(to(after, "intended"));
    });

    test("is settled by the answer to the trigger of a contact that was merged into its own", async () => {
      await insert(all.map((state) => rowOf(state)));
      const properties = { ripen_welcome_at: new Date(firedAt).toISOString() };
      await write(async (tx) => {
        for (const id of ids) await buryContact(tx, portal, `${id}0`, "merged", 1, id);
        const writes = ids.map((id) => ({ contactId: `${id}0`, properties, seq: 1 }));
        await settleCrossings(tx, portal, writes, "taken", answered);
      });
      expect(await moved()).toEqual(to("written", "intended", "recorded"));
    });

    test.each<["done" | "refused" | "unresolved", CrossingState]>([
      ["done", "written"],
      ["refused", "rejected"],
      ["unresolved", "unclear"],
    ])("is settled by the end of its call: %s", async (state, after) => {
      await insert(all.map((each) => rowOf(each)));
      const lease = await laneLease(fixture.ledger);
      const results = ids.map((contactId) => ({
        effect: {
          contactId,
          scenario,
          generation: 1,
          verb: "enrol" as const,
          actuator: "list" as const,
          target: "7",
          attempt: 1,
          startedAt: null,
        },
        state,
        reason: null,
      }));
      await settleEffects(fixture.ledger, { portalId: portal, lease }, results, answered);
      expect(await moved()).toEqual(to(after, "calling"));
    });

    test("turns silent where it ended before its trigger was sent", async () => {
      await insert(all.map((state) => rowOf(state, { ended_at: 2_000 })));
      await write((tx) => silenceUnsent(tx, portal, ids));
      expect(await moved()).toEqual(to("recorded", "intended"));
    });

    test("has its turn after a publish, or had it", async () => {
      await insert(all.map((state) => rowOf(state, { why: "publish" })));
      const queue = { scenario, source: "publish" } as const;
      expect(await write((tx) => giveTurn(tx, portal, queue, ids, 2_000))).toBe(1);
      expect(await moved()).toEqual(to("waiting", "recorded"));
    });

    test("is told once HubSpot shows its trigger, where it was to be written", async () => {
      await insert(all.map((state) => rowOf(state)));
      const ended: CrossingChange = {
        scenario,
        generation: 1,
        change: "ended",
        isTold: true,
        why: "goal",
      };
      const decisions = ids.map((id) => decisionOf(id, { crossings: [ended] }));
      await commitBatch(fixture.ledger, turnOf(await laneLease(fixture.ledger), decisions));
      expect(await moved()).toEqual(to("written", "intended"));
    });

    test("is tried again where HubSpot refused it", async () => {
      await insert(all.map((state) => rowOf(state)));
      await write(async (tx) => {
        for (const contactId of ids) {
          await addDeadLetter(tx, portal, { contactId, stage: "write", reason: "no" }, 1);
        }
      });
      await replayDeadLetters(fixture.ledger, { portalId: portal }, 2_000);
      expect(await moved()).toEqual(to("waiting", "rejected"));
    });

    test("may be confirmed by the workflow, or may not", async () => {
      await insert(all.map((state) => rowOf(state)));
      const confirmed = await write(async (tx) => {
        const given: [CrossingState, unknown][] = [];
        for (const state of all) {
          const outputs = await confirmEnrolment.run(tx, {
            portal: portalOf(portal),
            call: { inputs: { scenario } },
            contactId: idOf(state),
          } as never);
          given.push([state, (outputs as Record<string, unknown>)["confirmed"]]);
        }
        return given;
      });
      const yes = new Set([...yesTo("mayBeConfirmed"), ...yesTo("isConfirmed")]);
      expect(confirmed).toEqual(all.map((state) => [state, String(yes.has(state))]));
      expect(await moved()).toEqual(to("receipt", "intended", "calling", "written", "unclear"));
    });

    test("gives way to a crossing that came further, when contacts are merged", async () => {
      const furthestFirst: States = [
        "receipt",
        "written",
        "unclear",
        "listed",
        "calling",
        "intended",
        "waiting",
        "on_hold",
        "rejected",
        "recorded",
      ];
      await insert(furthestFirst.map((state, at) => rowOf(state, { fired_at: 10_000 - at })));
      const survivor = idOf("recorded");
      await write(async (tx) => {
        const others = furthestFirst.toReversed().slice(1);
        for (const [at, state] of others.entries()) {
          await mergeCrossings(tx, portal, survivor, [survivor, idOf(state)], 20_000 + at);
          const rows = await tx
            .selectFrom("crossings")
            .select("state")
            .where("contact_id", "=", survivor)
            .where("rearmed_at", "is", null)
            .execute();
          expect(rows).toEqual([{ state }]);
        }
      });
      const rows = await fixture.ledger.read
        .selectFrom("crossings")
        .select("state")
        .where("contact_id", "=", survivor)
        .where("rearmed_at", "is not", null)
        .execute();
      // What HubSpot heard nothing of is taken back, the rest stays as it is.
      expect(rows.map(({ state }) => state).toSorted()).toEqual(
        furthestFirst
          .slice(1)
          .map((state) => (unsaid.has(state) ? "recorded" : state))
          .toSorted(),
      );
    });
  });
}
