// Kills the process (kill -9) at its CRASH_AT-th point where something outside may or may not have happened:
// before and after each statement of either store, each step of writing a file and each HTTP exchange. With
// CRASH_AT=0 it only counts, and writes the count to COUNT_FILE when it ends.
import { subscribe } from "node:diagnostics_channel";
import fs, { writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { DatabaseSync, StatementSync } from "node:sqlite";
import { Client } from "pg";

const crashAt = Number(process.env["CRASH_AT"] ?? 0);
const countFile = process.env["COUNT_FILE"];
let points = 0;

function point(): void {
  points += 1;
  if (points === crashAt) process.kill(process.pid, "SIGKILL");
}

type Method = (this: unknown, ...given: unknown[]) => unknown;

/** A point before the call and one after it: at once, when its promise ends, or when its callback is called. */
function surround(holder: object, name: string): void {
  const original = Reflect.get(holder, name) as Method;
  const surrounded: Method = function surrounded(...given) {
    point();
    const last = given.at(-1);
    if (typeof last === "function") {
      const callback = last as Method;
      given[given.length - 1] = function called(this: unknown, ...results: unknown[]): unknown {
        point();
        return callback.apply(this, results);
      };
      return original.apply(this, given);
    }
    const result = original.apply(this, given);
    if (result instanceof Promise) void result.then(point, point);
    else point();
    return result;
  };
  Reflect.set(holder, name, surrounded);
}

for (const name of ["run", "all", "get"]) surround(StatementSync.prototype, name);
surround(DatabaseSync.prototype, "exec");
surround(Client.prototype, "query");
for (const name of ["write", "fsync", "rename", "close"]) surround(fs, name);
syncBuiltinESMExports();
for (const name of ["create", "bodySent", "headers", "trailers"]) {
  subscribe(`undici:request:${name}`, point);
}
process.on("exit", () => {
  if (countFile !== undefined) writeFileSync(countFile, String(points));
});
