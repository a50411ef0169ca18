import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startResident } from "../../../src/console/matches/resident.ts";
import { startBackground } from "../../../src/console/shell/background.ts";
import { createLog } from "../../../src/base/log.ts";
import type { Condition } from "../../../src/scoring/model/condition.ts";
import { parseModel } from "../../../src/scoring/model/model.ts";
import { propertiesRead } from "../../../src/scoring/model/properties-read.ts";
import { openSqliteLedger } from "../../../src/store/engine/ledger-sqlite.ts";
import { AS_OF } from "../engine/contacts.ts";
import { benchModel } from "../engine/model.ts";
import { fillLedger, portalOfBench } from "../card/fill-ledger.ts";

/**
 * How long it takes until a rule that somebody writes shows whom it matches, in an account of `--contacts` contacts with
 * `--events` events each: the first answer on what is read by then, and each further one on all of them.
 */
const { values } = parseArgs({
  options: {
    contacts: { type: "string", default: "100000" },
    events: { type: "string", default: "5" },
  },
});
const contacts = Number(values.contacts);
/** Promised for an account of 100,000 contacts. */
const mostMs = 1_000;
const rounds = 40;

const folder = await mkdtemp(path.join(tmpdir(), "ripen-bench-matches-"));
const ledger = await openSqliteLedger(folder);
const portal = portalOfBench();
await fillLedger(ledger, portal.portalId, contacts, Number(values.events));
console.log(`${contacts} contacts are in the ledger`);

const model = parseModel(benchModel);
const background = startBackground();
const clock = { now: () => Date.now(), sleep: () => Promise.resolve() };
const began = performance.now();
const resident = startResident(
  { background, clock, log: createLog("silent") },
  {
    stores: { dataDir: folder, databaseUrl: null },
    portalId: portal.portalId,
    kind: "lead",
    properties: propertiesRead(model),
    timeZone: "Europe/Madrid",
  },
);
const rules: readonly Condition[] = model.criteria.flatMap((each) =>
  each.rules.map(({ when }) => when),
);
const settings = {
  fields: model.fields,
  roles: model.roles,
  freeMailDomains: model.freeMailDomains,
};
const ask = (at: number) =>
  resident.ask({ asOf: AS_OF, settings, conditions: [rules[at % rules.length] ?? null] });

const first = await ask(0);
const firstMs = performance.now() - began;
let looked = first.looked;
for (let basis = first.basis; basis === "reading";) {
  await new Promise((resolve) => setTimeout(resolve, 200));
  ({ basis, looked } = await ask(0));
}
const readMs = performance.now() - began;
const taken: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const asked = performance.now();
  await ask(round);
  taken.push(performance.now() - asked);
}
taken.sort((a, b) => a - b);
const figures = {
  firstMs: Math.round(firstMs),
  readMs: Math.round(readMs),
  matchP95Ms: Math.round(taken[Math.floor(rounds * 0.95)] ?? Infinity),
  matchMaxMs: Math.round(taken.at(-1) ?? Infinity),
  looked,
  contacts,
};
await background.stop();
await ledger.close();
await rm(folder, { recursive: true });
for (const name of ["firstMs", "matchP95Ms"] as const) {
  if (figures[name] <= mostMs) continue;
  console.error(`${name} is ${figures[name]}, allowed are ${mostMs}`);
  process.exitCode = 1;
}
console.log(JSON.stringify({ bench: "matches", figures }));
