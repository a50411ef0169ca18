import { listProperties } from "../hubspot/calls/list-properties.ts";
import type { PortalWork } from "../portal-work.ts";
import { checkFence } from "../store/engine/lease.ts";
import { liftPause, pause, readPauses } from "../store/portals/pauses.ts";
import { keepSource, readSources } from "../store/portals/sources.ts";
import { takesOutput } from "../writeback/takes-output.ts";
import type { Reading, ReadingDeps } from "./reading.ts";

const source = "outputs";

/**
 * The same work without the outputs whose own property of the portal was deleted or can no longer take
 * them: those rest, and say so, while everything else is written; one that HubSpot does not know would
 * refuse the whole contact (hubspot-facts 3.6). Looks every few minutes, and at once when an answer leaves
 * such a property out. Costs nothing where every output is ours. Throws HubSpotError.
 */
export async function withoutBrokenOutputs(
  { ledger, clock }: ReadingDeps,
  work: PortalWork,
  reading: Reading,
): Promise<PortalWork> {
  const targets = Object.values(work.outputs);
  if (targets.length === 0) return work;
  const { portalId } = work;
  const now = clock.now();
  const last = (await readSources(ledger.read, portalId)).get(source);
  const before = brokenNames((await readPauses(ledger.read, portalId, now)).get("outputs")?.detail);
  const [first] = reading.contacts;
  const leavesOut = targets.filter((name) => first !== undefined && !(name in first.properties));
  const isRecent = last !== undefined && now - last.checkedAt < work.pace.pollEveryMs;
  const isKnown = leavesOut.every((name) => before.includes(name));
  if (isRecent && isKnown && last.cursor === targets.join(",")) return resting(work, before);

  const broken = await brokenNow(work);
  await ledger.transaction(async (tx) => {
    await checkFence(tx, work.lease);
    await keepSource(tx, portalId, {
      source,
      watermark: now,
      windowTo: null,
      cursor: targets.join(","),
      checkedAt: now,
      found: broken.length,
    });
    if (broken.length === 0) return liftPause(tx, portalId, "outputs");
    const why = { until: null, reason: "outputs", detail: { properties: broken } };
    return pause(tx, portalId, "outputs", now, why);
  });
  return resting(work, broken);
}

async function brokenNow(work: PortalWork): Promise<string[]> {
  const standing = new Map(
    (await listProperties(work.client, "contacts")).map((property) => [property.name, property]),
  );
  const models = [work.models.lead, ...(work.models.customer ? [work.models.customer] : [])];
  return models.flatMap(({ model }) =>
    Object.entries(model.outputs).flatMap(([output, name]) => {
      const property = standing.get(name);
      return property !== undefined && takesOutput(output, model, property) ? [] : [name];
    }),
  );
}

function resting(work: PortalWork, names: readonly string[]): PortalWork {
  if (names.length === 0) return work;
  return { ...work, unwritable: new Set([...work.unwritable, ...names]) };
}

function brokenNames(detail: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  const named = detail?.["properties"];
  return Array.isArray(named) ? named.map(String) : [];
}
