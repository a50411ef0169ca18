import { sql } from "kysely";
import { breathe } from "../base/breathe.ts";
import { modelsInForce } from "../account/models.ts";
import type { Clock } from "../base/clock.ts";
import { addToTally } from "../store/engine/tally.ts";
import { isUnsplit } from "../store/inbox/unsplit.ts";
import { checkFence, type Lease } from "../store/engine/lease.ts";
import type { Ledger, LedgerTransaction } from "../store/engine/ledger.ts";
import { portalId, type PortalId } from "../store/engine/portal-id.ts";
import type { Portal, Portals } from "../store/portals/portals.ts";
import { applyHints } from "./apply-hints.ts";
import type { Hint, SplitLimits } from "./hint.ts";
import { splitRequest } from "./split-request.ts";
import { targetsOf } from "../writeback/output-targets.ts";

/** Requests that one transaction takes apart, and bytes of them: bounds its length. Twenty full requests, or many small ones. */
const requestsATurn = 400;
const bytesATurn = 20 * 32 * 1_024;
/** Bytes after which those at the door go first. */
const bytesAStretch = 32 * 1_024;

/** An event may claim to be this much later than our clock, no more. */
const clockSkewMs = 10 * 60 * 1000;

/**
 * Takes stored requests apart in the order in which they came: their events mark contacts, what cannot be
 * understood goes to quarantine with its reason, and events of portals that we do not know are counted
 * and dropped. All of one call is one transaction under the splitter's lease. Returns the portals that
 * have new work, or null when nothing was left to split.
 */
export async function splitInbox(
  ledger: Ledger,
  portals: Portals,
  lease: Lease,
  appId: number,
  clock: Clock,
): Promise<ReadonlySet<PortalId> | null> {
  const requests = await nextRequests(ledger);
  if (requests.length === 0) return null;
  const accounts = await portals.list();
  const connected = new Set(accounts.map((portal) => portal.portalId as number));
  const now = clock.now();
  const limits: SplitLimits = {
    appId,
    latestOccurredAt: now + clockSkewMs,
    isMappedOutput: mappedOutputs(accounts),
  };
  const touched = new Set<PortalId>();

  const hints: Hint[] = [];
  const rejected: { inbox_id: number; at: number; reason: string; event_text: string }[] = [];
  let bytes = 0;
  for (const request of requests) {
    const split = splitRequest(request.body, limits);
    hints.push(...split.hints);
    for (const { reason, event } of split.rejected) {
      rejected.push({ inbox_id: request.id, at: now, reason, event_text: event });
    }
    bytes += request.body.length;
    if (bytes >= bytesAStretch) {
      bytes = 0;
      await breathe();
    }
  }

  await ledger.transaction(async (tx) => {
    await checkFence(tx, lease);
    if (rejected.length > 0) await tx.insertInto("quarantine").values(rejected).execute();
    await countEvents(tx, hints, connected, rejected.length);
    // By rising id: whoever locks several portals takes them in this order (lock-portal.ts).
    const byPortal = [...Map.groupBy(hints, (hint) => hint.portalId)].sort(([a], [b]) => a - b);
    for (const [id, group] of byPortal) {
      if (!connected.has(id)) continue;
      const portal = portalId(id);
      await applyHints(tx, portal, group, now);
      touched.add(portal);
    }
    await tx
      .updateTable("inbox")
      .set({ split_at: now })
      .where(
        "id",
        "in",
        requests.map((request) => request.id),
      )
      .execute();
  });
  return touched;
}

/** Which properties of its own an account has one of our outputs written to; models are looked at once a split. */
function mappedOutputs(accounts: readonly Portal[]): SplitLimits["isMappedOutput"] {
  const known = new Map<number, ReadonlySet<string>>();
  return (id, propertyName) => {
    const found = known.get(id);
    if (found !== undefined) return found.has(propertyName);
    const account = accounts.find(({ portalId: each }) => each === id);
    const targets = account === undefined ? {} : targetsOf(modelsInForce(account));
    const properties = new Set(Object.values(targets));
    known.set(id, properties);
    return properties.has(propertyName);
  };
}

async function countEvents(
  tx: LedgerTransaction,
  hints: readonly Hint[],
  connected: ReadonlySet<number>,
  quarantined: number,
): Promise<void> {
  const counted = Map.groupBy(
    hints,
    ({ kind, portalId: id }) =>
      `event:${kind}:${connected.has(id) ? "taken" : "unknown_account"}` as const,
  );
  for (const [name, group] of counted) await addToTally(tx, name, group.length);
  await addToTally(tx, "event:unknown:quarantined", quarantined);
}

async function nextRequests(
  ledger: Ledger,
): Promise<readonly { readonly id: number; readonly body: Uint8Array }[]> {
  const waiting = await ledger.read
    .selectFrom("inbox")
    .select(["id", sql<number>`length(body)`.as("bytes")])
    .where(isUnsplit)
    .orderBy("id")
    .limit(requestsATurn)
    .execute();
  let bytes = 0;
  const fitting = waiting.filter((request, index) => {
    bytes += request.bytes;
    return index === 0 || bytes <= bytesATurn;
  });
  if (fitting.length === 0) return [];
  return ledger.read
    .selectFrom("inbox")
    .select(["id", "body"])
    .where(
      "id",
      "in",
      fitting.map(({ id }) => id),
    )
    .orderBy("id")
    .execute();
}
