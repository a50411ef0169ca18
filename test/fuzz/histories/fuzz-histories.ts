import { openSqliteLedger } from "../../../src/store/engine/ledger-sqlite.ts";
import { portalId } from "../../../src/store/engine/portal-id.ts";
import { createRandom } from "../../simulator/random.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { differences } from "./compare.ts";
import { makeHistory } from "./make-history.ts";
import { expectedOf } from "./oracle.ts";
import { playHistory } from "./play-history.ts";

export type HistoriesFuzzed = {
  readonly runs: number;
  readonly acts: number;
  readonly contacts: number;
  /** Hand-offs and welcomes that the histories had to set off at least. */
  readonly starts: number;
  readonly failed: number;
  /** The first history that ended otherwise than the oracle says, with its seed. */
  readonly firstFailed: unknown;
};

/** 1 November 2026, 00:00 UTC. */
const startAt = Date.UTC(2026, 10, 1);
/** Histories that share one ledger, each an account of its own. */
const runsALedger = 500;

/** Plays `runs` histories, the n-th from the seed `seed + n`, and holds each against the oracle. */
export async function fuzzHistories(runs: number, seed: number): Promise<HistoriesFuzzed> {
  let [acts, contacts, starts, failed] = [0, 0, 0, 0];
  let firstFailed: unknown = null;
  for (let from = 0; from < runs; from += runsALedger) {
    const folder = temporaryFolder();
    const ledger = await openSqliteLedger(folder.path);
    try {
      for (let run = from; run < Math.min(runs, from + runsALedger); run += 1) {
        const random = createRandom(seed + run);
        const portal = portalId(1_000 + run);
        const history = makeHistory(random, startAt);
        const truth = await playHistory(ledger, portal, history, startAt, random);
        const observed = { installedAt: startAt - 3_600_000, reads: truth.reads };
        const expected = expectedOf(history, observed);
        const findings = await differences(ledger, portal, truth, expected);
        acts += history.acts.length;
        contacts += expected.size;
        for (const { handoffs, welcomes } of expected.values()) starts += handoffs[0] + welcomes[0];
        if (findings.length === 0) continue;
        failed += 1;
        firstFailed ??= { seed: seed + run, findings, history };
      }
    } finally {
      await ledger.close();
      folder.remove();
    }
  }
  return { runs, acts, contacts, starts, failed, firstFailed };
}
