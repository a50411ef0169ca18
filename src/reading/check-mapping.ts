import { z } from "zod";
import { listProperties } from "../hubspot/calls/list-properties.ts";
import type { PortalWork } from "../portal-work.ts";
import { schemaColumn } from "../store/engine/json-column.ts";
import { checkFence } from "../store/engine/lease.ts";
import { ofCompany } from "../store/marks/told.ts";
import { markReadSince } from "../store/marks/mark-read-since.ts";
import { liftPause, pause, type Pause, readPauses } from "../store/portals/pauses.ts";
import { keepSource, readSources } from "../store/portals/sources.ts";
import type { Reading, ReadingDeps } from "./reading.ts";

const source = "mapping";
const baselineColumn = schemaColumn(z.record(z.string(), z.string()));
type Baseline = Record<string, string>;

const oneBroken = z.object({ object: z.enum(["contacts", "companies"]), name: z.string() });
const brokenOf = z.array(oneBroken);
/** `is`: the type that it has now; null when it is gone. */
const lostOf = z.array(oneBroken.extend({ is: z.string().nullable() }));
/** Properties that a model maps and that are gone from the portal, or have another type than they had. */
export type Broken = readonly {
  readonly object: "contacts" | "companies";
  readonly name: string;
}[];

/**
 * What of the model's mapping is broken: those properties are said to be, and what depends on them rests
 * (freeze-broken.ts). What the portal never had is not broken. Looks every few minutes, and at once when an
 * answer leaves out a property that it had: HubSpot ignores names that it does not know (hubspot-facts 3.1).
 * What rested is scored again, silently, once it is whole. Throws HubSpotError.
 */
export async function brokenMapping(
  { ledger, clock }: ReadingDeps,
  work: PortalWork,
  reading: Reading,
): Promise<Broken> {
  const { portalId, mapped } = work;
  const now = clock.now();
  const [sources, pauses] = await Promise.all([
    readSources(ledger.read, portalId),
    readPauses(ledger.read, portalId, now),
  ]);
  const last = sources.get(source);
  // What there is to lose is noted once the first run is through, which shall cost no call more.
  if (last === undefined && reading.step !== null) return [];
  const noted = baselineColumn.read(last?.cursor ?? "{}");
  const before: Baseline = noted ?? {};
  const wanted = [
    ...mapped.contact.map((name) => `contacts/${name}`),
    ...mapped.company.map((name) => `companies/${name}`),
  ];
  const resting = pauses.get("scores");
  if (wanted.length === 0 && resting === undefined) return [];
  const broken = brokenOf.safeParse(resting?.detail["properties"]).data ?? [];
  // What was noted in another form is noted anew at once.
  const isRecent =
    noted !== null && last !== undefined && now - last.checkedAt < work.pace.pollEveryMs;
  const known = Object.keys(before).filter((name) => wanted.includes(name));
  const isMappedAlike = known.length === Object.keys(before).length;
  if (isRecent && isMappedAlike && !leavesOut(reading, known, broken)) return broken;

  const present = await typesOf(work, mapped.company.length > 0);
  const lost = known.flatMap((name) => {
    const [was, is] = [before[name], present.get(name) ?? null];
    return was === is ? [] : [{ ...propertyOf(name), was, is }];
  });
  const baseline: Baseline = {};
  for (const name of wanted) {
    const type = before[name] ?? present.get(name);
    if (type !== undefined) baseline[name] = type;
  }
  await ledger.transaction(async (tx) => {
    await checkFence(tx, work.lease);
    await keepSource(tx, portalId, {
      source,
      watermark: now,
      windowTo: null,
      cursor: baselineColumn.write(baseline),
      checkedAt: now,
      found: lost.length,
    });
    if (resting !== undefined && broken.some((one) => !has(lost, one))) {
      // Their values may have changed while they were not looked at.
      const healed = broken
        .filter((one) => !has(lost, one))
        .map(({ object, name }) => (object === "companies" ? ofCompany(name) : name));
      await markReadSince(tx, portalId, resting.since, healed, now);
    }
    if (lost.length === 0) return liftPause(tx, portalId, "scores");
    const why = { until: null, reason: "mapping", detail: { properties: lost } };
    return pause(tx, portalId, "scores", now, why);
  });
  return lost;
}

/** Properties that a model maps and that the portal no longer has, whatever their type was. */
export function lostSources(pauses: ReadonlyMap<string, Pause>): Broken {
  const detail = pauses.get("scores")?.detail["properties"];
  return (lostOf.safeParse(detail).data ?? []).filter(({ is }) => is === null);
}

/** Looks whether what is broken is whole again, for a portal of which nothing else is read meanwhile. Throws HubSpotError. */
export async function recheckBroken(deps: ReadingDeps, work: PortalWork): Promise<void> {
  const pauses = await readPauses(deps.ledger.read, work.portalId, deps.clock.now());
  if (!pauses.has("scores")) return;
  await brokenMapping(deps, work, { contacts: [], gone: [], deferred: [], step: null });
}

function has(broken: Broken, { object, name }: Broken[number]): boolean {
  return broken.some((one) => one.object === object && one.name === name);
}

function propertyOf(key: string): Broken[number] {
  const [object, name = ""] = key.split("/");
  return { object: object === "companies" ? "companies" : "contacts", name };
}

/** Whether an answer lacks a property that is not known to be broken. */
function leavesOut({ contacts }: Reading, known: readonly string[], broken: Broken): boolean {
  const [first] = contacts;
  if (first === undefined) return false;
  return known.map(propertyOf).some((one) => {
    return one.object === "contacts" && !(one.name in first.properties) && !has(broken, one);
  });
}

async function typesOf(
  { client }: PortalWork,
  withCompanies: boolean,
): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>();
  for (const { name, type } of await listProperties(client, "contacts")) {
    types.set(`contacts/${name}`, type);
  }
  if (!withCompanies) return types;
  for (const { name, type } of await listProperties(client, "companies")) {
    types.set(`companies/${name}`, type);
  }
  return types;
}
