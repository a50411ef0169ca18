import { describe, expect, test } from "vitest";
import { firstRun, showRescoring } from "../../../src/console/rescoring/rescoring.ts";
import { seeAccount } from "../../../src/account/see-account.ts";
import { statesOf, type AccountState } from "../../../src/account/state.ts";
import { rescoreJob } from "../../../src/account/versions/put-in-force.ts";
import { optionalScopes, requiredScopes } from "../../../src/oauth/scopes.ts";
import { backfillJob } from "../../../src/reading/read-next-page.ts";
import { commitBatch } from "../../../src/store/commit-batch.ts";
import { advanceJob, startJob } from "../../../src/store/portals/jobs.ts";
import { pause } from "../../../src/store/portals/pauses.ts";
import type { Portal } from "../../../src/store/portals/portals.ts";
import type { Score } from "../../../src/scoring/result.ts";
import { portalOf } from "../../support/portals/portal-of.ts";
import {
  customerScoreOf,
  decisionOf,
  portal,
  scoreOf,
  turnOf,
} from "../../support/ledger/decision.ts";
import { laneLease } from "../../support/ledger/lane-lease.ts";
import { useLedger, type LedgerAdapter } from "../ledger-adapter.ts";

const now = 5_000;
const running = { kind: "running" };

const account = (changes: Partial<Portal> = {}): Portal =>
  portalOf(portal, {
    installedAt: 1,
    preparedAt: 1,
    scopes: [...requiredScopes, ...optionalScopes],
    current: { lead: 2, customer: null },
    ...changes,
  });

const customer = (modelVersion: number) => customerScoreOf(50, { modelVersion });

/** In what state an account is comes from what its document and its ledger hold, and from nothing else. */
export function accountStanding(adapter: LedgerAdapter): void {
  describe("an account", () => {
    const fixture = useLedger(adapter);
    const states = async (of: Portal = account()): Promise<readonly AccountState[]> =>
      statesOf(of, await seeAccount(fixture.ledger.read, of, now));
    const scored = async (scores: Readonly<Record<string, Score>>): Promise<void> => {
      const decisions = Object.entries(scores).map(([id, score]) => decisionOf(id, { score }));
      await commitBatch(fixture.ledger, turnOf(await laneLease(fixture.ledger), decisions));
    };
    const begin = (job: string) =>
      fixture.ledger.transaction((tx) => startJob(tx, portal, job, null, 4_000));
    const advance = (doneNow: number, isLast: boolean, total?: number) =>
      fixture.ledger.transaction((tx) =>
        advanceJob(
          tx,
          portal,
          {
            job: backfillJob,
            cursor: null,
            doneNow,
            isLast,
            ...(total !== undefined && { total }),
          },
          4_500,
        ),
      );
    /** What the console says of both kinds of work. */
    const shown = async (of: Portal) => {
      const deps = { clock: { now: () => now } } as never;
      const call = { ledger: fixture.ledger, portal: of, portalId: portal } as never;
      const { state } = await firstRun(deps, call);
      const rescoring = (await showRescoring(deps, call)) as { state: string; version: number };
      return { firstRun: state, rescoring: rescoring.state };
    };

    test("of which nothing is kept runs", async () => {
      expect(await states()).toEqual([running]);
      expect(await shown(account())).toEqual({ firstRun: "none", rescoring: "none" });
    });

    test("is in its first run from the job's start to its last page", async () => {
      await begin(backfillJob);
      const kind = "firstRun";
      expect(await states()).toEqual([{ kind, progress: { done: 0, total: null } }, running]);
      await advance(100, false, 250);
      expect(await states()).toEqual([{ kind, progress: { done: 100, total: 250 } }, running]);
      await advance(150, true);
      expect(await states()).toEqual([running]);
      expect((await shown(account())).firstRun).toBe("done");
    });

    test("is scored anew while any score is another version's, of leads and of customers", async () => {
      await scored({ 1: scoreOf(), 2: scoreOf(), 3: customer(1) });
      await begin(rescoreJob);
      const of = account({ current: { lead: 2, customer: 3 } });
      const kind = "rescoring";
      expect(await states(of)).toEqual([{ kind, progress: { done: 0, total: 3 } }, running]);
      await scored({ 1: scoreOf({ modelVersion: 2 }), 2: scoreOf({ modelVersion: 2 }) });
      expect(await states(of)).toEqual([{ kind, progress: { done: 2, total: 3 } }, running]);
      await scored({ 3: customer(3) });
      expect(await states(of)).toEqual([running]);
      expect((await shown(of)).rescoring).toBe("done");
    });

    test("is scored anew after a roll-back, and where a crash kept the job from being written", async () => {
      await scored({ 1: scoreOf({ modelVersion: 3 }) });
      expect(await states()).toEqual([
        { kind: "rescoring", progress: { done: 0, total: 1 } },
        running,
      ]);
    });

    test("is told what its breaker holds, a broken field and a broken output", async () => {
      const heldBack = { held_as: "handoff", held_since: 4_000, held_by: "created" };
      await fixture.ledger.transaction((tx) =>
        tx
          .insertInto("crossings")
          .values({
            portal_id: portal,
            contact_id: "1",
            scenario: "handoff",
            generation: 1,
            fired_at: 4_000,
            why: "new_evidence",
            state: "on_hold",
            ended_at: null,
            ended_why: null,
            rearmed_at: null,
            ...heldBack,
          })
          .execute(),
      );
      for (const what of ["scores", "outputs"]) {
        await fixture.ledger.transaction((tx) =>
          pause(tx, portal, what, 4_000, { until: null, reason: "a test", detail: {} }),
        );
      }
      expect((await states()).map(({ kind }) => kind)).toEqual([
        "held",
        "mappingBroken",
        "outputBroken",
        "running",
      ]);
    });

    test.each<[string, Partial<Portal>]>([
      ["paused", { pausedAt: 2 }],
      ["leaving", { leaving: { since: 2, by: "ana", archive: false } }],
      ["disconnected", { status: "disconnected", disconnectedAt: 2 }],
    ])("that is %s makes no headway, and is shown so", async (kind, changes) => {
      await scored({ 1: scoreOf() });
      await begin(backfillJob);
      const of = account(changes);
      expect((await states(of)).map((state) => state.kind)).toEqual([
        kind,
        "firstRun",
        "rescoring",
      ]);
      expect(await shown(of)).toEqual({ firstRun: "paused", rescoring: "paused" });
    });
  });
}
