import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { RecordView } from "../../simulator/control.ts";
import { openTwoPortals } from "./two-portals.ts";
import { watchWrites } from "./watch-writes.ts";

/**
 * From what a person does in HubSpot to the new score standing there, at 50 events a second while another
 * account is read for the first time: the simulator, which is this process, tells the app by webhook, and its own
 * record says when the write reached it. Each call takes as long as one over the Internet. Only events from
 * within the other account's backfill count.
 */
const { values } = parseArgs({
  options: {
    events: { type: "string", default: "1500" },
    "per-second": { type: "string", default: "50" },
    contacts: { type: "string", default: "20000" },
    "from-ms": { type: "string", default: "200" },
    "to-ms": { type: "string", default: "300" },
  },
});
const wanted = Number(values.events);
const everyMs = 1_000 / Number(values["per-second"]);
/** Nobody who is written that late would count as fresh. */
const longestMs = 60_000;

const portals = await openTwoPortals(
  { watched: 2 * wanted, other: Number(values.contacts) },
  { fromMs: Number(values["from-ms"]), toMs: Number(values["to-ms"]) },
);
const { watched, simulator } = portals;
const watch = watchWrites(watched);
try {
  const people = watched.contacts().filter(isScored).slice(0, wanted);
  await portals.beginBackfill();
  const startedAt = Date.now();
  let sent = 0;
  let isFilling = true;
  for (const person of people) {
    await sleep(Math.max(0, startedAt + sent * everyMs - Date.now()));
    if (sent % 50 === 0) isFilling = await portals.isFilling();
    if (!isFilling) break;
    watch.began(person.id);
    watched.editContact(person.id, { jobtitle: otherTitle(person) });
    sent += 1;
  }
  const seconds = (Date.now() - startedAt) / 1_000;
  while (watch.waiting() > 0 && Date.now() - startedAt < seconds * 1_000 + longestMs) {
    await sleep(50);
  }
  const sorted = watch.times.toSorted((a, b) => a - b);
  const share = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  const figures = {
    p95Ms: share(0.95),
    p50Ms: share(0.5),
    maxMs: share(1),
    events: sent,
    perSecond: Math.round(sent / seconds),
    unwritten: watch.waiting(),
    rateLimited: simulator.countCalls().rateLimited,
  };
  console.log(JSON.stringify({ bench: "freshness", figures }));
  const isMet = figures.p95Ms < 2_000 && figures.unwritten === 0 && figures.rateLimited === 0;
  if (!isMet) process.exitCode = 1;
} finally {
  watch.stop();
  await portals.close();
}

/** A lead whose position counts: customers and the excluded show zero whatever their title. */
function isScored({ properties }: RecordView): boolean {
  return Number(properties["ripen_fit_score"] ?? 0) > 0;
}

/** A title of another weight. */
function otherTitle({ properties }: RecordView): string {
  return properties["ripen_role"] === "decision_maker" ? "Intern" : "Chief Executive Officer";
}
