import type { Occurrence } from "../behaviour/occurrence.ts";
import { hasOutcome } from "../hubspot/transport/errors.ts";
import { readEvents } from "../hubspot/calls/read-events.ts";
import type { CrmObject } from "../hubspot/transport/wire.ts";
import type { PortalWork } from "../portal-work.ts";
import { recallCounters } from "../store/events/recall-counters.ts";
import { pauseFeature, readPauses } from "../store/portals/pauses.ts";
import type { ReadingDeps } from "./reading.ts";

/** It is one call for each contact, out of the budget of all (hubspot-facts 6.1). */
const mostAsked = 10;

/** How far back the units of one counter's change may lie, in milliseconds. */
const lookBackMs = 30 * 86_400_000;

/**
 * What Enterprise accounts recorded of the contacts of which one date cannot tell all that happened: a counter
 * with a recorded event moved by two or more. Other accounts answer `forbidden`: then the feature rests for a
 * day, and counters do alone.
 */
export async function readOccurrences(
  { ledger, clock }: ReadingDeps,
  work: PortalWork,
  contacts: readonly CrmObject[],
): Promise<ReadonlyMap<string, readonly Occurrence[]>> {
  const found = new Map<string, readonly Occurrence[]>();
  const asked = await movedByMore(ledger, work, contacts);
  if (asked.length === 0) return found;
  const now = clock.now();
  if ((await readPauses(ledger.read, work.portalId, now)).has("feature:events")) return found;
  try {
    for (const id of asked) {
      found.set(id, await readEvents(work.client, id, { from: now - lookBackMs, to: now }));
    }
  } catch (error) {
    if (!hasOutcome(error, "forbidden")) throw error;
    await pauseFeature(
      ledger,
      work.portalId,
      "events",
      error.outcome.kind === "forbidden" ? error.outcome : { missingScopes: [] },
      {
        now,
        restMs: work.pace.forbiddenMs,
      },
    );
  }
  return found;
}

async function movedByMore(
  ledger: ReadingDeps["ledger"],
  work: PortalWork,
  contacts: readonly CrmObject[],
): Promise<string[]> {
  const sources = work.sources.filter((source) => source.occurrence !== undefined);
  const before = await recallCounters(
    ledger,
    work.portalId,
    contacts.map((contact) => contact.id),
    sources.map((source) => source.property),
  );
  return contacts
    .filter(({ id, properties }) =>
      sources.some(({ property }) => {
        const last = before.get(id)?.get(property);
        return last !== undefined && last >= 0 && Number(properties[property] ?? 0) - last >= 2;
      }),
    )
    .slice(0, mostAsked)
    .map((contact) => contact.id);
}
