import { statfs } from "node:fs/promises";
import type { Clock } from "../base/clock.ts";
import { addToTally } from "../store/engine/tally.ts";
import type { Ledger } from "../store/engine/ledger.ts";

/** What stands in the way of storing requests; HubSpot being down is none of it. */
export type Obstacle = "draining" | "store" | "lanes" | "disk";

export type Readiness = {
  readonly ready: boolean;
  /** Empty when ready. */
  readonly obstacles: readonly Obstacle[];
};

export type ReadinessDeps = {
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** The folder of the embedded stores; null for PostgreSQL, which watches its own disk. */
  readonly dataDir: string | null;
  /** When the loop that takes requests apart last looked, epoch milliseconds. */
  readonly lastLookAt: () => number;
  readonly isDraining: () => boolean;
};

const storeWithinMs = 3_000;
/** The loop looks every second and renews a lease of 30 s: after this it is stuck. */
const lookWithinMs = 60_000;
/** Part of the disk that must be free (reliability.md section 6). */
const freeShare = 0.05;
/** On a large disk a twentieth is plenty: this many free bytes are enough. */
const enoughBytes = 2 * 1024 ** 3;

/** Says whether requests can be stored now, by storing something: a store that only reads is not ready. */
export async function readReadiness(deps: ReadinessDeps): Promise<Readiness> {
  const obstacles: Obstacle[] = [];
  if (deps.isDraining()) obstacles.push("draining");
  if (!(await canStore(deps))) obstacles.push("store");
  if (deps.clock.now() - deps.lastLookAt() > lookWithinMs) obstacles.push("lanes");
  if (deps.dataDir !== null && !(await hasRoom(deps.dataDir))) obstacles.push("disk");
  return { ready: obstacles.length === 0, obstacles };
}

async function canStore({ ledger, clock }: ReadinessDeps): Promise<boolean> {
  const over = new AbortController();
  const probe = ledger
    .forDoor()
    .transaction((tx) => addToTally(tx, "readiness_probes", 1))
    .then(
      () => true,
      () => false,
    );
  const late = clock.sleep(storeWithinMs, over.signal).then(() => false);
  try {
    return await Promise.race([probe, late]);
  } finally {
    over.abort();
  }
}

async function hasRoom(dataDir: string): Promise<boolean> {
  const { bavail, blocks, bsize } = await statfs(dataDir);
  return bavail > blocks * freeShare || bavail * bsize > enoughBytes;
}
