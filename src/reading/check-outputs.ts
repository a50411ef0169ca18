import { outputProperties } from "../../config/properties.ts";
import { scenarios } from "../../config/scenarios.ts";
import { inputsOfSales } from "../../webhooks/followed-properties.ts";
import { noteInAudit } from "../store/audit-trail.ts";
import type { Logger } from "../base/log.ts";
import { ensureProperties } from "../hubspot/calls/ensure-properties.ts";
import { listProperties, type Property } from "../hubspot/calls/list-properties.ts";
import { HubSpotError } from "../hubspot/transport/errors.ts";
import type { PortalWork } from "../portal-work.ts";
import { checkFence } from "../store/engine/lease.ts";
import { liftPause, type Pause, readPauses } from "../store/portals/pauses.ts";
import {
  keepResting,
  outputsSource,
  restingIn,
  type RestingOutput,
} from "../store/portals/resting-outputs.ts";
import { forgetSource, keepSource, readSources } from "../store/portals/sources.ts";
import { hastenRetries } from "../store/failures/expect-retry.ts";
import { releaseHeld } from "../store/writes/held-writes.ts";
import { takesOutput } from "../writeback/takes-output.ts";
import { writtenProperties } from "../writeback/written-properties.ts";
import type { Reading, ReadingDeps } from "./reading.ts";
import { beginRewrite } from "./rewrite.ts";

export type OutputDeps = ReadingDeps & { readonly log: Logger };

/** While something rests, the portal is looked at so often: what is back shall be right within a minute. */
const restingLookMs = 20_000;
/** Before a property of ours that could not be made again is tried again; doubled each time, up to the longest. */
const firstTryMs = 60_000;
const longestTryMs = 3_600_000;

/**
 * The same work with what of the properties that it writes to cannot be written: ours that somebody archived, and the
 * portal's own that were deleted or can no longer take an output. Those rest, and say so, while everything else is
 * written; one that HubSpot does not know would refuse the whole contact (hubspot-facts 3.6). Ours are made again at
 * once where HubSpot lets us, but for those that people fill in: what they answered must not come back empty. What is
 * whole again is written by itself (rewrite.ts). Looks at once when an answer leaves such a property out, or HubSpot
 * has refused one; costs no call otherwise, but a look every few minutes where outputs go to the portal's own
 * properties. Throws HubSpotError.
 */
export async function withRestingOutputs(
  deps: OutputDeps,
  work: PortalWork,
  reading: Reading,
): Promise<PortalWork> {
  const { portalId } = work;
  const now = deps.clock.now();
  const pauses = await readPauses(deps.ledger.read, portalId, now);
  const before = restingIn(pauses);
  const isResting = (name: string): boolean => before.some((one) => one.name === name);
  const [first] = reading.contacts;
  const isShown = (name: string): boolean => first === undefined || name in first.properties;
  const written = writtenProperties(work);
  const isAsKnown =
    written.every((name) => isShown(name) || isResting(name)) &&
    before.every(({ name, why }) => why === "unfitting" || first === undefined || !isShown(name));
  const isDue = isAsKnown ? await isLookDue(deps, work, before, now) : true;
  return resting(work, isDue ? await look(deps, work, pauses) : before);
}

/** Looks whether what rests is whole again, also while nothing is read. Throws HubSpotError. */
export async function recheckOutputs(deps: OutputDeps, work: PortalWork): Promise<void> {
  const pauses = await readPauses(deps.ledger.read, work.portalId, deps.clock.now());
  const before = restingIn(pauses);
  if (before.length === 0) return;
  if (await isLookDue(deps, work, before, deps.clock.now())) await look(deps, work, pauses);
}

async function isLookDue(
  { ledger }: OutputDeps,
  { portalId, outputs, pace }: PortalWork,
  before: readonly RestingOutput[],
  now: number,
): Promise<boolean> {
  const targets = Object.values(outputs);
  if (targets.length + before.length === 0) return false;
  const last = (await readSources(ledger.read, portalId)).get(outputsSource);
  const everyMs = before.length > 0 ? Math.min(restingLookMs, pace.pollEveryMs) : pace.pollEveryMs;
  return last === undefined || last.cursor !== targets.join(",") || now - last.checkedAt >= everyMs;
}

async function look(
  deps: OutputDeps,
  work: PortalWork,
  pauses: ReadonlyMap<string, Pause>,
): Promise<readonly RestingOutput[]> {
  const { ledger, clock, log } = deps;
  const { portalId } = work;
  const before = restingIn(pauses);
  const found = brokenIn(work, await listProperties(work.client, "contacts"));
  const made = await makeAgain(deps, work, found);
  const broken = found.filter(({ name }) => !made.has(name));
  const now = clock.now();
  const lost = found.filter(({ name }) => !before.some((one) => one.isTold && one.name === name));
  const back = before.filter(({ name }) => !broken.some((one) => one.name === name));
  if (lost.length + made.size > 0) {
    log.warn({ portal: portalId, lost, made: [...made], resting: broken }, "properties were gone");
  }
  await ledger.transaction(async (tx) => {
    await checkFence(tx, work.lease);
    await keepSource(tx, portalId, {
      source: outputsSource,
      watermark: now,
      windowTo: null,
      cursor: Object.values(work.outputs).join(","),
      checkedAt: now,
      found: broken.length,
    });
    const note = async (what: string, names: readonly string[]): Promise<void> => {
      if (names.length === 0) return;
      const detail = { properties: names.join(", ") };
      await noteInAudit(tx, { portalId, at: now, who: "ripen", what, detail });
    };
    await note("propertiesGone", namesOf(lost));
    await note("propertiesBack", [...new Set([...namesOf(back), ...made])]);
    if (back.length + made.size > 0) {
      await releaseHeld(tx, portalId);
      await hastenRetries(tx, portalId, now);
      await beginRewrite(tx, portalId, now);
    }
    if (broken.length === 0) return liftPause(tx, portalId, "outputs");
    return keepResting(tx, portalId, broken, now);
  });
  return broken;
}

function brokenIn(
  { models, ...work }: PortalWork,
  standing: readonly Property[],
): readonly RestingOutput[] {
  const found = new Map(standing.map((property) => [property.name, property]));
  const gone = writtenProperties(work)
    .filter((name) => !found.has(name))
    .map((name) => ({ name, whose: whoseIs(name), why: "gone", isTold: true }) as const);
  const unfitting = [models.lead, ...(models.customer ? [models.customer] : [])].flatMap(
    ({ model }) =>
      Object.entries(model.outputs).flatMap(([output, name]) => {
        const property = found.get(name);
        if (property === undefined || takesOutput(output, model, property)) return [];
        return [{ name, whose: "account", why: "unfitting", isTold: true } as const];
      }),
  );
  return [...gone, ...unfitting];
}

function whoseIs(name: string): RestingOutput["whose"] {
  if (inputsOfSales.has(name)) return "people";
  return name.startsWith("ripen_") ? "ripen" : "account";
}

/** Under this name is kept when HubSpot last refused to make properties again, and how often. */
const triesSource = "outputs again";

/**
 * Makes those of ours again that are gone: HubSpot brings an archived property back by its name (hubspot-facts 4.4).
 * Gives those that stand. What HubSpot refuses is tried again with growing gaps; it never keeps the rest from being
 * written. Throws HubSpotError when nothing can be asked of HubSpot now.
 */
async function makeAgain(
  { ledger, clock, log }: OutputDeps,
  work: PortalWork,
  found: readonly RestingOutput[],
): Promise<ReadonlySet<string>> {
  const wanted = new Set(namesOf(found.filter(({ whose }) => whose === "ripen")));
  if (wanted.size === 0) return wanted;
  const now = clock.now();
  const last = (await readSources(ledger.read, work.portalId)).get(triesSource);
  const gapMs = Math.min(longestTryMs, firstTryMs * 2 ** ((last?.found ?? 1) - 1));
  if (last !== undefined && now - last.checkedAt < gapMs) return new Set();
  const made = new Set<string>();
  try {
    const specs = specsOf(work).filter(({ name }) => wanted.has(name));
    const { created, present } = await ensureProperties(work.client, specs, work.language);
    for (const name of [...created, ...present]) made.add(name);
  } catch (error) {
    if (!(error instanceof HubSpotError) || endsTurn(error)) throw error;
    log.warn({ portal: work.portalId, outcome: error.outcome }, "properties were not made again");
  }
  const isWhole = made.size === wanted.size;
  await ledger.transaction(async (tx) => {
    await checkFence(tx, work.lease);
    if (isWhole) return forgetSource(tx, work.portalId, triesSource);
    await keepSource(tx, work.portalId, {
      source: triesSource,
      watermark: now,
      windowTo: null,
      cursor: null,
      checkedAt: now,
      found: (last?.found ?? 0) + 1,
    });
  });
  return made;
}

/** What would meet every other call as well; all else says something of these properties alone. */
function endsTurn({ outcome }: HubSpotError): boolean {
  return ["disconnected", "unauthorised", "rateLimited", "paused"].includes(outcome.kind);
}

function specsOf({ models, scenarios: bound }: PortalWork) {
  return outputProperties({
    bands: models.lead.model.bands,
    customerBands: models.customer?.model.bands ?? [],
    scenarios,
    bound: bound.map(({ name }) => name),
  });
}

function namesOf(properties: readonly RestingOutput[]): string[] {
  return properties.map(({ name }) => name);
}

function resting(work: PortalWork, broken: readonly RestingOutput[]): PortalWork {
  return broken.length === 0 ? work : { ...work, resting: new Set(namesOf(broken)) };
}
