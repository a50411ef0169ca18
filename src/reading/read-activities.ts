import {
  activityProperties,
  eventOfActivity,
  sameActivityMs,
} from "../behaviour/event-of-activity.ts";
import { batchRead, batchSize } from "../hubspot/calls/batch-read.ts";
import { readLinked } from "../hubspot/calls/read-linked.ts";
import type { PortalWork } from "../portal-work.ts";
import { settleActivities, takeActivities, type Activity } from "../store/events/activities.ts";
import { addEvents, type OwnEvent } from "../store/events/add-events.ts";
import { isOwnAct } from "../scoring/event-source.ts";
import { news } from "../store/marks/mark-dirty.ts";
import { checkFence } from "../store/engine/lease.ts";
import { lockPortal } from "../store/engine/lock-portal.ts";
import type { ReadingDeps } from "./reading.ts";

/** Looks at an activity that is not over, or that nobody belongs to yet, before it is given up. */
const mostReadings = 8;

/**
 * Reads up to 100 meetings and 100 calls that came by webhook: whose they are and what came of them. What they
 * mean becomes behaviour events, once each, and marks the contacts. Returns whether there were any. Throws
 * HubSpotError; then they are read again.
 */
export async function readActivities(deps: ReadingDeps, work: PortalWork): Promise<boolean> {
  const found = await Promise.all([readKind(deps, work, "meeting"), readKind(deps, work, "call")]);
  return found.includes(true);
}

async function readKind(
  { ledger, clock }: ReadingDeps,
  work: PortalWork,
  kind: Activity["kind"],
): Promise<boolean> {
  const { client, portalId, pace } = work;
  const due = await takeActivities(ledger, portalId, kind, batchSize, clock.now());
  if (due.length === 0) return false;
  const ids = due.map((activity) => activity.activityId);
  const read = await batchRead(client, `${kind}s`, ids, activityProperties[kind]);
  const contactsOf = await readLinked(
    client,
    `${kind}s`,
    "contacts",
    read.objects.map((object) => object.id),
  );
  const found = new Map(read.objects.map((object) => [object.id, object.properties]));

  const now = clock.now();
  const events: OwnEvent[] = [];
  const settled = due.map((activity) => {
    const { activityId, readings } = activity;
    const properties = found.get(activityId);
    // Deleted since.
    if (properties === undefined) return { ...activity, again: null };
    const meaning = eventOfActivity(kind, activityId, properties);
    const contacts = contactsOf.get(activityId) ?? [];
    const isLast = readings + 1 >= mostReadings;
    switch (meaning.kind) {
      case "nothing":
        return { ...activity, again: null };
      case "later":
        return { ...activity, again: isLast ? null : now + pace.activityAgainMs };
      case "event":
        for (const contactId of contacts) {
          events.push({
            ...meaning.event,
            contactId,
            news: isOwnAct(meaning.event) ? activity.news : news.none,
          });
        }
        // HubSpot associates some moments after it creates.
        return {
          ...activity,
          again: contacts.length > 0 || isLast ? null : now + pace.readAgainMs * 2 ** readings,
        };
      default:
        return meaning satisfies never;
    }
  });
  await ledger.transaction(async (tx) => {
    await checkFence(tx, work.lease);
    await lockPortal(tx, portalId);
    await addEvents(tx, portalId, events, sameActivityMs, now);
    await settleActivities(tx, portalId, settled);
  });
  return true;
}
