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

/** Why the account could not be left, and what to do, for an admin. */
function leavingFailure(step: "archive" | "uninstall", outcome: Outcome): Text {
  const advice = step === "archive" ? ofArchive : ofUninstall;
  const what = isPassing(outcome)
    ? passing
    : { en: describeOutcome(outcome, "en"), es: describeOutcome(outcome, "es") };
  return { en: `${what.en} ${advice.en}`, es: `${what.es} ${advice.es}` };
}

/** That some properties are in use: the others are archived, and the account is not left yet. */
function propertiesInUse(names: readonly string[]): Text {
  const list = names.join(", ");
  return {
    en: `HubSpot does not archive what workflows, lists or forms use: ${list}. The other properties are archived, and Ripen is still installed. Take these out there and try again, or disconnect and leave them.`,
    es: `HubSpot no archiva lo que usan flujos, listas o formularios: ${list}. Las demás propiedades están archivadas y Ripen sigue instalado. Quítelas de allí e inténtelo de nuevo, o desconecte y déjelas.`,
  };
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

const passing: Text = {
  en: "HubSpot did not answer as it should just now.",
  es: "HubSpot no ha respondido como debía en este momento.",
};

const ofArchive: Text = {
  en: "The properties are not archived, and Ripen is still installed. HubSpot does not archive properties that workflows, lists or forms use: take them out there and try again, or disconnect without archiving.",
  es: "Las propiedades no se han archivado y Ripen sigue instalado. HubSpot no archiva propiedades que usan flujos, listas o formularios: quítelas de allí e inténtelo de nuevo, o desconecte sin archivar.",
};

const ofUninstall: Text = {
  en: "Ripen is still installed and makes no calls. Try again in a few minutes, or uninstall it in HubSpot under Settings, Integrations, Connected Apps.",
  es: "Ripen sigue instalado y no hace llamadas. Inténtelo de nuevo en unos minutos o desinstálelo en HubSpot, en Configuración, Integraciones, Aplicaciones conectadas.",
};

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
        const text = propertiesInUse(inUse.map(({ name }) => name));
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
