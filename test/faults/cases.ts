import { clockSkew } from "./cases/clock-skew.ts";
import { diskFull } from "./cases/disk-full.ts";
import { everyAwait } from "./cases/every-await.ts";
import { ioErrors } from "./cases/io-errors.ts";
import { pausedOwner } from "./cases/paused-owner.ts";
import { postgresCut, postgresKilled, postgresReadOnly } from "./cases/postgres-dies.ts";
import { randomKills } from "./cases/random-kills.ts";
import { secondProcess } from "./cases/second-process.ts";
import { shutdown } from "./cases/shutdown.ts";
import { takeover } from "./cases/takeover.ts";
import { tornFiles } from "./cases/torn-files.ts";
import { upgrade } from "./cases/upgrade.ts";
import type { FaultCase } from "./fault-case.ts";

/** Every case of the suite, in the order in which they run. */
export const cases: readonly FaultCase[] = [
  randomKills,
  everyAwait,
  tornFiles,
  diskFull,
  ioErrors,
  secondProcess,
  postgresKilled,
  postgresCut,
  postgresReadOnly,
  pausedOwner,
  takeover,
  clockSkew,
  shutdown,
  upgrade,
];
