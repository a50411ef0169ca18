import { propertiesOfSources } from "../../config/behaviour.ts";
import { dayMs } from "../base/time/utc-day.ts";
import { historyBatchSize, readHistory, type PastChange } from "../hubspot/calls/read-history.ts";
import { hasOutcome } from "../hubspot/transport/errors.ts";
import type { PortalWork } from "../portal-work.ts";
import { propertiesColumn } from "../store/engine/json-column.ts";
import { checkFence } from "../store/engine/lease.ts";
import {
  keepHistories,
  prunedHistory,
  type HistoryObject,
  type KeptHistory,
} from "../store/evidence/histories.ts";
import { advanceJob, findJob } from "../store/portals/jobs.ts";
import { backfillJob } from "./read-next-page.ts";
import type { ReadingDeps } from "./reading.ts";

/** The job whose steps are the histories of fifty contacts, then of fifty companies. */
export const historyJob = "histories";

/** No further back than behaviour is kept (docs/evidence.md, History of the account). */
export const historyMs = 731 * dayMs;

/** With so many values HubSpot may have left older ones out: what is covered begins at the oldest that came. */
const fullList = 20;

/** What is read of whom: mapped properties, and the counters and dates that tell of behaviour. */
export function historyProperties({
  mapped,
  sources,
}: Pick<PortalWork, "mapped" | "sources">): Readonly<Record<HistoryObject, ReadonlySet<string>>> {
  const contact = [...mapped.contact, ...propertiesOfSources(sources)];
  return {
    contacts: new Set(contact.filter((name) => !name.startsWith("ripen_"))),
    companies: new Set(mapped.company),
  };
}

/**
 * One step of the account's history job: what HubSpot remembers of the next fifty contacts or companies. It comes after
 * the first run and after everything else, changes no score, and fires nothing. True while there may be more. What
 * HubSpot refuses to tell stays uncovered. Throws HubSpotError; then the step is made again.
 */
export async function readNextHistories(
  { ledger, clock }: ReadingDeps,
  work: PortalWork,
): Promise<boolean> {
  const { portalId } = work;
  const job = await findJob(ledger, portalId, historyJob);
  if (job?.state !== "running") return false;
  if ((await findJob(ledger, portalId, backfillJob))?.state === "running") return false;
  const { object, after } = placeOf(job.cursor);
  const names = historyProperties(work);
  const ids = await nextIds({ ledger }, work, object, after);
  const last = ids.at(-1);
  if (last === undefined && object === "contacts") {
    await ledger.transaction((tx) =>
      advanceJob(tx, portalId, stepTo("companies", "", 0, false), clock.now()),
    );
    return true;
  }
  const told = await toldOf(work, object, ids, [...names[object]]);
  const now = clock.now();
  const kept = new Map(
    [...told].map(([id, changes]) => [id, historyOf(changes, names[object], now - historyMs)]),
  );
  await ledger.transaction(async (tx) => {
    await checkFence(tx, work.lease);
    // Who was erased meanwhile stays so.
    const present = object === "contacts" ? await stillKnown(tx, portalId, [...kept.keys()]) : null;
    const keeping = new Map([...kept].filter(([id]) => present === null || present.has(id)));
    await keepHistories(tx, portalId, object, keeping, now);
    const isLast = last === undefined;
    await advanceJob(tx, portalId, stepTo(object, last ?? after, ids.length, isLast), now);
  });
  return last !== undefined;
}

function placeOf(cursor: string | null): {
  readonly object: HistoryObject;
  readonly after: string;
} {
  const [object = "contacts", after = ""] = (cursor ?? "contacts ").split(" ");
  return { object: object === "companies" ? "companies" : "contacts", after };
}

function stepTo(object: HistoryObject, after: string, doneNow: number, isLast: boolean) {
  return { job: historyJob, cursor: `${object} ${after}`, doneNow, isLast };
}

async function toldOf(
  { client }: PortalWork,
  object: HistoryObject,
  ids: readonly string[],
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly PastChange[]>> {
  try {
    return await readHistory(client, ids, names, object);
  } catch (error) {
    if (hasOutcome(error, "refused")) return new Map();
    throw error;
  }
}

/** The next contacts that may be looked at, or companies that are somebody's; nobody who objected. */
async function nextIds(
  { ledger }: Pick<ReadingDeps, "ledger">,
  { portalId }: PortalWork,
  object: HistoryObject,
  after: string,
): Promise<string[]> {
  if (object === "companies") {
    const rows = await ledger.read
      .selectFrom("scores")
      .select("company_id")
      .distinct()
      .where("portal_id", "=", portalId)
      .where("company_id", ">", after)
      .orderBy("company_id")
      .limit(historyBatchSize)
      .execute();
    return rows.flatMap(({ company_id: id }) => id ?? []);
  }
  const found: string[] = [];
  for (let from = after; found.length < historyBatchSize;) {
    const rows = await ledger.read
      .selectFrom("inputs")
      .select(["contact_id", "properties_json"])
      .where("portal_id", "=", portalId)
      .where("contact_id", ">", from)
      .orderBy("contact_id")
      .limit(historyBatchSize - found.length)
      .execute();
    const last = rows.at(-1)?.contact_id;
    if (last === undefined) break;
    for (const row of rows) {
      const properties = propertiesColumn.read(row.properties_json) ?? {};
      if (properties["ripen_do_not_score"] !== "true") found.push(row.contact_id);
    }
    from = last;
  }
  return found;
}

async function stillKnown(
  tx: Parameters<typeof keepHistories>[0],
  portalId: PortalWork["portalId"],
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom("inputs")
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", ids)
    .execute();
  return new Set(rows.map((row) => row.contact_id));
}

/** Only value and instant are kept, the oldest first. */
function historyOf(
  changes: readonly PastChange[],
  named: ReadonlySet<string>,
  before: number,
): KeptHistory {
  const byProperty = Map.groupBy(changes, ({ property }) => property);
  const values: Record<string, [number, string][]> = {};
  const since: Record<string, number> = {};
  for (const name of named) {
    const own = (byProperty.get(name) ?? []).toSorted((a, b) => a.at - b.at);
    values[name] = own.map(({ at, value }) => [at, value]);
    if (own.length >= fullList) since[name] = own[0]?.at ?? 0;
  }
  return prunedHistory({ values, since }, named, before);
}
