import { seeAccount } from "../../account/see-account.ts";
import { needsSomebody, stateIn, statesOf } from "../../account/state.ts";
import type { Text } from "../../base/text.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import { isUnsplit } from "../../store/inbox/unsplit.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { Pause } from "../../store/portals/pauses.ts";
import { hubspotOptions } from "../../hubspot/transport/options.ts";
import type { Handler } from "../shell/handler.ts";
import { firstRun } from "../rescoring/rescoring.ts";
import { countContacts } from "../rescoring/count-contacts.ts";
import { brokenOutputText, brokenText } from "../../words/pause-texts.ts";
import { instantText } from "../../words/instant-text.ts";
import { readQuarantine } from "./quarantine.ts";
import { featureName, featureOff, featureRefused } from "../../words/feature-texts.ts";
import { conflictText } from "../../words/property-advice.ts";

/** How the portal stands, from the ledger and this process alone. */
export const showHealth: Handler<"health"> = async (deps, call) => {
  const { ledger, portal, portalId } = call;
  const { read } = ledger;
  const now = deps.clock.now();
  const { rate } = hubspotOptions;
  const seen = await seeAccount(read, portal, now);
  const states = statesOf(portal, seen);
  const held = stateIn(states, "held")?.groups ?? [];
  const broken = stateIn(states, "mappingBroken");
  const brokenOutputs = stateIn(states, "outputBroken");
  return {
    connection: portal.status,
    installedAt: portal.installedAt,
    installedBy: portal.installedBy,
    pausedAt: stateIn(states, "paused")?.since ?? null,
    needsSomebody: needsSomebody(states),
    held: held.reduce((sum, { contacts }) => sum + contacts, 0),
    scopes: [...portal.scopes],
    featuresOff: [
      ...(stateIn(states, "permissionMissing")?.features ?? []).map(({ feature, missing }) => ({
        feature: featureName(feature),
        missing: [...missing],
        advice: featureOff(missing),
      })),
      ...refusedForNow(seen.pauses, portal.timeZone),
    ],
    api: { ...deps.apiUse.read(portalId), limit: rate.calls, windowMs: rate.windowMs },
    webhooks: await inboxLag(deps.ledger.read, now),
    contacts: await countContacts(read, portalId),
    oldestWaitMs: await oldestWait(read, portalId, now),
    lastScoredAt: await lastScored(read, portalId),
    firstRun: await firstRun(deps, call),
    failures: await countFailures(read, portalId),
    quarantined: (await readQuarantine(deps.ledger.read, portalId)).length,
    conflicts: (stateIn(states, "ownProperty")?.conflicts ?? []).map((conflict) => ({
      name: conflict.name,
      text: conflictText(conflict),
    })),
    brokenSources: [
      ...(broken === null ? [] : brokenText(broken.pause)),
      ...(brokenOutputs === null ? [] : brokenOutputText(brokenOutputs.pause)),
    ],
  };
};

/** Features that HubSpot refused without naming a permission: they are asked for again by themselves. */
function refusedForNow(
  pauses: ReadonlyMap<string, Pause>,
  timeZone: string,
): { readonly feature: Text; readonly missing: string[]; readonly advice: Text }[] {
  return [...pauses.values()].flatMap(({ what, reason, until }) => {
    if (reason !== "refused" || !what.startsWith("feature:")) return [];
    const name = what.slice("feature:".length);
    const when = until === null ? null : instantText(until, timeZone);
    return [
      {
        feature: featureName(name),
        missing: [],
        advice: featureRefused(when),
      },
    ];
  });
}

/** Requests are taken apart in order for all accounts together: the oldest one's age is the lag. */
async function inboxLag(
  read: Ledger["read"],
  now: number,
): Promise<{ waiting: number; lagMs: number }> {
  const row = await read
    .selectFrom("inbox")
    .select((e) => [
      e.fn.countAll<number>().as("requests"),
      e.fn.min<number | null>("received_at").as("oldest"),
    ])
    .where(isUnsplit)
    .executeTakeFirstOrThrow();
  return {
    waiting: row.requests,
    lagMs: row.oldest === null ? 0 : Math.max(0, now - row.oldest),
  };
}

async function oldestWait(read: Ledger["read"], portalId: PortalId, now: number): Promise<number> {
  const { oldest } = await read
    .selectFrom("dirty")
    .select((e) => e.fn.min<number | null>("marked_at").as("oldest"))
    .where("portal_id", "=", portalId)
    .where("not_before", "<=", now)
    .executeTakeFirstOrThrow();
  return oldest === null ? 0 : Math.max(0, now - oldest);
}

async function lastScored(read: Ledger["read"], portalId: PortalId): Promise<number | null> {
  const { last } = await read
    .selectFrom("scores")
    .select((e) => e.fn.max<number | null>("as_of").as("last"))
    .where("portal_id", "=", portalId)
    .executeTakeFirstOrThrow();
  return last;
}

async function countFailures(read: Ledger["read"], portalId: PortalId): Promise<number> {
  const { n } = await read
    .selectFrom("dead_letters")
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", portalId)
    .executeTakeFirstOrThrow();
  return n;
}
