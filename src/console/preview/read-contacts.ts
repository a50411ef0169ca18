import type { BehaviourEvent, Properties, ReadinessState, Verdict } from "../../scoring/facts.ts";
import type { Score } from "../../scoring/result.ts";
import { recallHandoffs } from "../../store/crossings/handoffs.ts";
import { recallDeals, type KnownDeal } from "../../store/outcomes/keep-deals.ts";
import type { Crossing } from "../../store/crossings/crossing.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import { propertiesColumn, textsColumn } from "../../store/engine/json-column.ts";
import { readScore, scoreColumns } from "../../store/scores/kept-score.ts";
import { keptVerdict } from "../../store/contacts/kept-verdict.ts";
import { readFormNames, withFormNames } from "../../store/forms/forms.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { latestCrossings, readCrossings } from "../../store/scores/recall.ts";

/** Everything that a draft needs of one contact, from the ledger alone. */
export type KnownContact = {
  readonly contactId: string;
  readonly score: Score;
  readonly before: ReadinessState;
  readonly published: Readonly<Record<string, string>>;
  readonly verdict: Verdict | null;
  /** Null for a contact that was scored before its inputs were kept. */
  readonly properties: Properties | null;
  readonly company: Properties | null;
  readonly events: readonly BehaviourEvent[];
  readonly counters: ReadonlyMap<string, number>;
  /** The latest crossing of each scenario, by name. */
  readonly crossings: ReadonlyMap<string, Crossing>;
  /** Its own deals; null where the account's are not known. */
  readonly deals: readonly KnownDeal[] | null;
  /** The first attempt of the hand-off that stands; null for none. */
  readonly firstContactAt: number | null;
};

/** The portal's next scored contacts by rising id, at most `limit`. */
export async function readContacts(
  read: Ledger["read"],
  portalId: PortalId,
  after: string,
  limit: number,
): Promise<KnownContact[]> {
  const rows = await scored(read, portalId)
    .where("scores.contact_id", ">", after)
    .orderBy("scores.contact_id")
    .limit(limit)
    .execute();
  return complete(read, portalId, rows);
}

/** One contact of the portal; null when it has no score. */
export async function readContact(
  read: Ledger["read"],
  portalId: PortalId,
  contactId: string,
): Promise<KnownContact | null> {
  const rows = await scored(read, portalId).where("scores.contact_id", "=", contactId).execute();
  return (await complete(read, portalId, rows))[0] ?? null;
}

function scored(read: Ledger["read"], portalId: PortalId) {
  return read
    .selectFrom("scores")
    .leftJoin("inputs", (join) =>
      join
        .onRef("inputs.portal_id", "=", "scores.portal_id")
        .onRef("inputs.contact_id", "=", "scores.contact_id"),
    )
    .select([
      "scores.contact_id",
      "scores.company_id",
      "scores.verdict",
      "scores.verdict_at",
      ...scoreColumns,
      "scores.published_json",
      "inputs.properties_json",
    ])
    .where("scores.portal_id", "=", portalId);
}

type Row = Awaited<ReturnType<ReturnType<typeof scored>["execute"]>>[number];

async function complete(
  read: Ledger["read"],
  portalId: PortalId,
  rows: readonly Row[],
): Promise<KnownContact[]> {
  const ids = rows.map((row) => row.contact_id);
  if (ids.length === 0) return [];
  const companyIds = [...new Set(rows.flatMap((row) => row.company_id ?? []))];
  const events = await read
    .selectFrom("events")
    .select(["contact_id", "id", "type", "occurred_at", "source", "properties_json"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", ids)
    .execute();
  const counters = await read
    .selectFrom("counters")
    .select(["contact_id", "counter", "value"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", ids)
    .execute();
  const companies =
    companyIds.length === 0
      ? []
      : await read
          .selectFrom("companies")
          .select(["company_id", "properties_json"])
          .where("portal_id", "=", portalId)
          .where("company_id", "in", companyIds)
          .execute();
  const companyOf = new Map(
    companies.map((row) => [row.company_id, propertiesColumn.read(row.properties_json)]),
  );
  const forms = await readFormNames(read, portalId);
  const eventsOf = Map.groupBy(events, (row) => row.contact_id);
  const crossings = await readCrossings(read, portalId, ids);
  const crossingsOf = Map.groupBy(crossings, (row) => row.contact_id);
  const deals = await recallDeals(read, portalId, ids);
  const handoffs = await recallHandoffs(read, portalId, ids);
  const countersOf = Map.groupBy(counters, (row) => row.contact_id);
  return rows.map((row) => {
    const score = readScore(row);
    return {
      contactId: row.contact_id,
      score,
      before: score.readiness,
      published: textsColumn.read(row.published_json) ?? {},
      verdict: keptVerdict(row),
      properties: row.properties_json === null ? null : propertiesColumn.read(row.properties_json),
      company: companyOf.get(row.company_id ?? "") ?? null,
      events: withFormNames(
        (eventsOf.get(row.contact_id) ?? []).map((event) => ({
          id: event.id,
          type: event.type,
          occurredAt: event.occurred_at,
          source: event.source,
          properties: textsColumn.read(event.properties_json) ?? {},
        })),
        forms,
      ),
      counters: new Map((countersOf.get(row.contact_id) ?? []).map((c) => [c.counter, c.value])),
      crossings: latestCrossings(crossingsOf.get(row.contact_id) ?? []),
      deals: deals === null ? null : (deals.get(row.contact_id) ?? []),
      firstContactAt: handoffs.get(row.contact_id)?.firstContactAt ?? null,
    };
  });
}
