import { outputProperties } from "../../config/properties.ts";
import { ripenGroup } from "../../config/properties/spec.ts";
import { scenarios } from "../../config/scenarios.ts";
import { archiveProperties, type PropertyInUse } from "../hubspot/calls/archive-properties.ts";
import type { HubSpotClient } from "../hubspot/transport/client.ts";
import {
  describeOutcome,
  hasOutcome,
  HubSpotError,
  type Outcome,
} from "../hubspot/transport/errors.ts";
import { listProperties } from "../hubspot/calls/list-properties.ts";
import { uninstall } from "../hubspot/calls/uninstall.ts";
import type { Instance } from "../store/instance.ts";
import type { Leaving, Portal } from "../store/portals/portals.ts";
import type { Text } from "../base/text.ts";
import { hubspotFailures } from "../words/hubspot-failures.ts";
import { workFailures } from "../words/work-failures.ts";

/** Why the account could not be left, and what to do, for an admin. */
function leavingFailure(step: "archive" | "uninstall", outcome: Outcome): Text {
  const advice = step === "archive" ? workFailures.notArchived : workFailures.notUninstalled;
  const what = isPassing(outcome) ? hubspotFailures.passing : describeOutcome(outcome);
  return { en: `${what.en} ${advice.en}`, es: `${what.es} ${advice.es}` };
}

/** Others may be tried again by themselves; this wish waits for a person, and must not say otherwise. */
function isPassing({ kind }: Outcome): boolean {
  return (
    kind === "rateLimited" ||
    kind === "paused" ||
    kind === "unavailable" ||
    kind === "unknownOutcome"
  );
}

type LeaveDeps = Pick<Instance, "portals" | "clock" | "log">;

/**
 * Carries out what an admin asked for by 'Disconnect Ripen' (hubspot-facts 1.6): archives our properties
 * where that was chosen, uninstalls the app, and marks the account disconnected. Each step is remembered, so that
 * a crash or another try goes on where it was; an app that is gone already counts as uninstalled. What
 * HubSpot refuses is kept with what to do, and nothing else is done in the account until somebody answers.
 * Throws only what the store throws.
 */
export async function leavePortal(
  deps: LeaveDeps,
  client: HubSpotClient,
  portal: Portal,
): Promise<void> {
  const { leaving, portalId } = portal;
  if (leaving === undefined || leaving.failure !== undefined) return;
  let step: "archive" | "uninstall" = "archive";
  try {
    if (leaving.archive && leaving.archivedAt === undefined) {
      const inUse = await archiveOurs(client, portal);
      if (inUse.length > 0) {
        const text = workFailures.propertiesInUse(inUse.map(({ name }) => name));
        const failure = { at: deps.clock.now(), step, text, inUse };
        return change(deps, portal, leaving, { failure });
      }
      await change(deps, portal, leaving, { archivedAt: deps.clock.now() });
    }
    step = "uninstall";
    await uninstallOnce(client);
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error;
    if (error.outcome.kind !== "disconnected") {
      deps.log.warn({ portal: portalId, err: error, step }, "the account could not be left");
      return fail(deps, portal, leaving, step, error.outcome);
    }
  }
  await deps.portals.change(portalId, (before) => {
    // A new install in the meantime is not to be undone.
    if (before.leaving?.since !== leaving.since) return before;
    const { leaving: _done, ...rest } = before;
    const disconnectedAt = deps.clock.now();
    return { ...rest, status: "disconnected", disconnectedAt, refreshToken: null };
  });
  deps.log.info(
    { portal: portalId },
    "the app has uninstalled itself: no more calls to this account",
  );
}

/** What stands under our names and in our group; a property of the account's own that is in the way stays. Returns what something uses. */
async function archiveOurs(
  client: HubSpotClient,
  { conflicts = [] }: Portal,
): Promise<readonly PropertyInUse[]> {
  const bound = scenarios.map(({ name }) => name);
  const ours = new Set(outputProperties({ scenarios, bound }).map(({ name }) => name));
  for (const { name } of conflicts) ours.delete(name);
  const standing = await listProperties(client, "contacts");
  const names = standing.flatMap(({ name, groupName }) =>
    ours.has(name) && groupName === ripenGroup.name ? [name] : [],
  );
  return archiveProperties(client, names);
}

/** An answer that was lost is asked for again: an app that is gone says so by its token. */
async function uninstallOnce(client: HubSpotClient): Promise<void> {
  try {
    await uninstall(client);
  } catch (error) {
    if (!hasOutcome(error, "unknownOutcome")) throw error;
    await uninstall(client);
  }
}

async function fail(
  deps: LeaveDeps,
  portal: Portal,
  leaving: Leaving,
  step: "archive" | "uninstall",
  outcome: Outcome,
): Promise<void> {
  const failure = { at: deps.clock.now(), step, text: leavingFailure(step, outcome) };
  await change(deps, portal, leaving, { failure });
}

/** Only of the very wish that is being carried out: it may have been taken back. */
async function change(
  { portals }: LeaveDeps,
  { portalId }: Portal,
  { since }: Leaving,
  what: Partial<Leaving>,
): Promise<void> {
  await portals.change(portalId, (before) =>
    before.leaving?.since === since
      ? { ...before, leaving: { ...before.leaving, ...what } }
      : before,
  );
}
