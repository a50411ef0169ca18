import { z } from "zod";
import { listProperties } from "../hubspot/list-properties.ts";
import type { PortalWork } from "../portal-work.ts";
import { checkFence } from "../store/lease.ts";
import { liftPause, pause, readPauses } from "../store/pauses.ts";
import { keepSource, readSources } from "../store/sources.ts";
import type { Reading, ReadingDeps } from "./reading.ts";

const source = "mapping";
const baselineOf = z.record(z.string(), z.string());
type Baseline = z.infer<typeof baselineOf>;

/**
 * Whether a property that the model maps has gone from the portal or changed its type: then the portal's scores
 * rest as they are, and say so, and nothing is counted as unknown (contracts.md, Model document). What the portal
 * never had is not broken. Looks every few minutes, and at once when an answer leaves out a property that it
 * had: HubSpot ignores names that it does not know (hubspot-facts 3.1). Throws HubSpotError.
 */
export async function isMappingBroken(
  { ledger, clock }: ReadingDeps,
  work: PortalWork,
  reading: Reading,
): Promise<boolean> {
  const { portalId, mapped } = work;
  if (mapped === undefined) return false;
  const now = clock.now();
  const last = (await readSources(ledger.read, portalId)).get(source);
  // What there is to lose is noted once the first run is through, which shall cost no call more.
  if (last === undefined && reading.step !== null) return false;
  const before: Baseline = last?.cursor ? baselineOf.parse(JSON.parse(last.cursor)) : {};
  const wanted = [
    ...mapped.contact.map((name) => `contacts/${name}`),
    ...mapped.company.map((name) => `companies/${name}`),
  ];
  const isResting = (await readPauses(ledger.read, portalId, now)).has("scores");
  const isRecent = last !== undefined && now - last.checkedAt < work.pace.pollEveryMs;
  const known = Object.keys(before).filter((name) => wanted.includes(name));
  if (isRecent && !isResting && !leavesOut(reading, known)) return false;
  if (isRecent && isResting && known.length === Object.keys(before).length) return true;

  const present = await typesOf(work, mapped.company.length > 0);
  const lost = known.flatMap((name) => {
    const [was, is] = [before[name], present.get(name) ?? null];
    return was === is ? [] : [{ name: name.replace(/^[^/]+\//, ""), was, is }];
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
      cursor: JSON.stringify(baseline),
      checkedAt: now,
      found: lost.length,
    });
    if (lost.length === 0) return liftPause(tx, portalId, "scores");
    const why = { until: null, reason: "mapping", detail: { properties: lost } };
    return pause(tx, portalId, "scores", now, why);
  });
  return lost.length > 0;
}

function leavesOut({ contacts }: Reading, known: readonly string[]): boolean {
  const [first] = contacts;
  return (
    first !== undefined &&
    known.some((name) => name.startsWith("contacts/") && !(name.slice(9) in first.properties))
  );
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
