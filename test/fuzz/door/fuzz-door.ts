import { splitRequest } from "../../../src/inbox/split-request.ts";
import { openDoor } from "../../webhooks/open-door.ts";
import { makeRequest, maxBodyBytes, piecesOf, type FuzzedRequest } from "./make-request.ts";
import { changedPrototypes, snapshotPrototypes } from "./prototypes.ts";
import { randomOf } from "./random.ts";
import { sendPipelined, type Answer } from "./send-pipelined.ts";

/** What a run found: `wrong` to `above200MsOfCpu` must be 0, and on a quiet machine `above200Ms` too. */
export type DoorFigures = {
  readonly runs: number;
  readonly seed: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Answers other than the right one. */
  readonly wrong: number;
  readonly serverErrors: number;
  /** Stored requests of which an event, or the whole when it is broken, went neither to the hints nor to the rejections. */
  readonly lostEvents: number;
  readonly changedPrototypes: number;
  /** Answers that took more of the door's own thread: what else the machine did is not in it. */
  readonly above200MsOfCpu: number;
  readonly above200Ms: number;
  readonly slowestMs: number;
  readonly hints: number;
  readonly rejected: number;
  readonly seconds: number;
  /** The first wrong answer, to begin with. */
  readonly firstWrong: string | null;
};

const connections = 2;

/** Sends `runs` mutated requests through the real door and splits everything that it stored. */
export async function fuzzDoor(runs: number, seed: number): Promise<DoorFigures> {
  const random = randomOf(seed);
  const prototypes = snapshotPrototypes();
  const statuses: Record<string, number> = {};
  let [wrong, above200Ms, above200MsOfCpu, slowestMs, lostEvents, hints, rejected, sent] = [
    0, 0, 0, 0, 0, 0, 0, 0,
  ];
  let firstWrong: string | null = null;
  const door = await openDoor({
    maxBodyBytes,
    storeRequest: ({ body }) => {
      const split = splitRequest(body, {
        appId: 50780459,
        latestOccurredAt: 1_800_000_000_000,
        isMappedOutput: () => false,
      });
      hints += split.hints.length;
      rejected += split.rejected.length;
      if (split.hints.length + split.rejected.length !== piecesOf(body)) lostEvents += 1;
      return Promise.resolve();
    },
  });
  const next = (): FuzzedRequest | null => (sent++ < runs ? makeRequest(random) : null);
  const report = ({ expected, body }: FuzzedRequest, { status, ms, cpuMs }: Answer): void => {
    statuses[status] = (statuses[status] ?? 0) + 1;
    slowestMs = Math.max(slowestMs, ms);
    if (ms > 200) above200Ms += 1;
    if (cpuMs > 200) above200MsOfCpu += 1;
    if (status === expected) return;
    wrong += 1;
    firstWrong ??= `${status} instead of ${expected}: ${body.toString("latin1").slice(0, 2_000)}`;
  };
  const started = performance.now();
  try {
    await Promise.all(
      Array.from({ length: connections }, () => sendPipelined(door.port, next, report)),
    );
  } finally {
    await door.close();
  }
  const serverErrors = Object.entries(statuses)
    .filter(([status]) => Number(status) >= 500)
    .reduce((sum, [, count]) => sum + count, 0);
  return {
    runs,
    seed,
    statuses,
    wrong,
    serverErrors,
    lostEvents,
    changedPrototypes: changedPrototypes(prototypes),
    above200MsOfCpu,
    above200Ms,
    slowestMs: Math.round(slowestMs),
    hints,
    rejected,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    firstWrong,
  };
}
