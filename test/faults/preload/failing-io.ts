// A disk that fails: one in FAIL_ONE_IN statements that begin, change or commit throws an I/O error, half of
// them after the statement took effect. By FAIL_SEED, and only once the file FAIL_FROM is there, which the case makes
// when the app answers: it starts on a sound disk, however long that takes. Each of its threads looks for itself.
import { existsSync } from "node:fs";
import { StatementSync } from "node:sqlite";
import { createRandom } from "../../simulator/random.ts";

const oneIn = Number(process.env["FAIL_ONE_IN"] ?? 20);
const random = createRandom(Number(process.env["FAIL_SEED"] ?? 1));
const failFrom = process.env["FAIL_FROM"] ?? "";
let fails = false;
const run = Reflect.get(StatementSync.prototype, "run") as (
  this: StatementSync,
  ...parameters: unknown[]
) => unknown;

function ioError(): Error {
  return Object.assign(new Error("disk I/O error"), { code: "ERR_SQLITE_ERROR", errcode: 10 });
}

Reflect.set(
  StatementSync.prototype,
  "run",
  function failing(this: StatementSync, ...parameters: unknown[]) {
    fails ||= existsSync(failFrom);
    if (!fails || !random.chance(1 / oneIn)) return run.apply(this, parameters);
    if (random.chance(0.5)) run.apply(this, parameters);
    throw ioError();
  },
);
