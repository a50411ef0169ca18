import type { Selectable } from "kysely";
import type { BehaviourEvent, Properties, Verdict } from "../../scoring/facts.ts";
import type { Score } from "../../scoring/result.ts";
import type { Crossing } from "../crossings/crossing.ts";
import { fallOf } from "../crossings/held.ts";
import { hasBegun, isHeld, isRefused, isSilent, waits } from "../crossings/state.ts";
import type { Ledger, LedgerReader } from "../engine/ledger.ts";
import { recallBeforeVerdicts, type BeforeVerdict } from "../crossings/before-verdict.ts";
import { recallHandoffs, type Handoff } from "../crossings/handoffs.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { propertiesColumn, textsColumn } from "../engine/json-column.ts";
import { readFormNames, withFormNames } from "../forms/forms.ts";
import { recallDeals, type KnownDeal } from "../outcomes/keep-deals.ts";
import { readScore, scoreColumns } from "./kept-score.ts";
import { keptVerdict } from "../contacts/kept-verdict.ts";
import type { LedgerTables } from "../engine/tables.ts";

/** What the ledger knows of one contact. */
export type Known = {
  readonly score: Score | null;
  /** The outputs last intended for HubSpot, by the names of ours wherever they are written; null before the first scoring. */
  readonly published: Readonly<Record<string, string>> | null;
  readonly verdict: Verdict | null;
  readonly events: readonly BehaviourEvent[];
  /** Ids of those that no committed scoring has counted. */
  readonly uncounted: ReadonlySet<string>;
  /** What the last committed scoring was made from; null when there was none, or it is gone. */
  readonly kept: KeptInputs | null;
  /** When it came back from the recycle bin; null when it was never deleted. Looked for where no score stands. */
  readonly restoredAt: number | null;
  readonly counters: ReadonlyMap<string, number>;
  /** The account's forms by id, as they are called by now. */
  readonly forms: ReadonlyMap<string, string>;
  /** Whether the last committed scoring had read this contact property. */
  readonly wasRead: (property: string) => boolean;
  /** The latest crossing of each scenario, by name. */
  readonly crossings: ReadonlyMap<string, Crossing>;
  /** The latest hand-off; null when there was none. */
  readonly handoff: Handoff | null;
  /** Its own deals; null where the account's deals are not known. */
  readonly deals: readonly KnownDeal[] | null;
  /** The contact as it was before sales' verdict; null where there is none, or it is forgotten. */
  readonly beforeVerdict: BeforeVerdict | null;
};

/** Texts, because few scorings need what is in them (readKept). */
export type KeptInputs = {
  readonly companyId: string | null;
  readonly propertiesJson: string;
  readonly companyJson: string | null;
};

/** What is known of a contact that the ledger never saw. */
export const unknownContact: Known = {
  score: null,
  published: null,
  verdict: null,
  events: [],
  uncounted: new Set(),
  kept: null,
  restoredAt: null,
  counters: new Map(),
  forms: new Map(),
  wasRead: () => false,
  crossings: new Map(),
  handoff: null,
  deals: null,
  beforeVerdict: null,
};

/** What the ledger knows of each of these contacts. `told` are names of forms that their reading tells, by id. */
export async function recall(
  ledger: Pick<Ledger, "read">,
  portalId: PortalId,
  contactIds: readonly string[],
  told: ReadonlyMap<string, string> = new Map(),
): Promise<(contactId: string) => Known> {
  if (contactIds.length === 0) return () => unknownContact;
  const { read } = ledger;
  // Asked for together: SQLite answers a lane's questions between others' transactions, and each wait costs a turn.
  const [
    scores,
    events,
    counters,
    inputs,
    restored,
    crossings,
    handoffs,
    names,
    deals,
    beforeVerdicts,
  ] = await Promise.all([
    readScores(read, portalId, contactIds),
    readEvents(read, portalId, contactIds),
    readCounters(read, portalId, contactIds),
    readInputs(read, portalId, contactIds),
    restoredAmong(read, portalId, contactIds),
    readCrossings(read, portalId, contactIds),
    recallHandoffs(read, portalId, contactIds),
    readFormNames(read, portalId),
    recallDeals(read, portalId, contactIds),
    recallBeforeVerdicts(read, portalId, contactIds),
  ]);

  const forms = new Map([...told, ...names]);
  const scoreOf = new Map(scores.map((row) => [row.contact_id, row]));
  const eventsOf = Map.groupBy(events, (row) => row.contact_id);
  const countersOf = Map.groupBy(counters, (row) => row.contact_id);
  const crossingsOf = Map.groupBy(crossings, (row) => row.contact_id);

  const knownOf = (contactId: string): Known => {
    const score = scoreOf.get(contactId);
    return {
      score: score ? readScore(score) : null,
      published: score ? (textsColumn.read(score.published_json) ?? {}) : null,
      verdict: score ? keptVerdict(score) : null,
      events: withFormNames(
        (eventsOf.get(contactId) ?? []).map((row) => ({
          id: row.id,
          type: row.type,
          occurredAt: row.occurred_at,
          source: row.source,
          properties: textsColumn.read(row.properties_json) ?? {},
        })),
        forms,
      ),
      forms,
      wasRead: score === undefined ? unknownContact.wasRead : readBefore(inputs.get(contactId)),
      uncounted: new Set(
        (eventsOf.get(contactId) ?? []).flatMap((row) => (row.counted_at === null ? [row.id] : [])),
      ),
      kept: keptOf(score, inputs.get(contactId)),
      restoredAt: score === undefined ? (restored.get(contactId) ?? null) : null,
      counters: new Map((countersOf.get(contactId) ?? []).map((row) => [row.counter, row.value])),
      crossings: latestCrossings(crossingsOf.get(contactId) ?? []),
      handoff: handoffs.get(contactId) ?? null,
      deals: deals === null ? null : (deals.get(contactId) ?? []),
      beforeVerdict: beforeVerdicts.get(contactId) ?? null,
    };
  };
  // Rows are read into values once, however often somebody asks.
  const asked = new Map<string, Known>();
  return (contactId) => {
    const before = asked.get(contactId);
    if (before !== undefined) return before;
    const known = knownOf(contactId);
    asked.set(contactId, known);
    return known;
  };
}

/** Read when it is asked for: few readings show a value for the first time. */
function readBefore(inputs: InputsRow | undefined): (property: string) => boolean {
  let kept: Properties | null | undefined;
  return (property) => {
    kept ??= inputs === undefined ? null : propertiesColumn.read(inputs.properties_json);
    return kept !== null && Object.hasOwn(kept, property);
  };
}

function readScores(read: LedgerReader, portalId: PortalId, contactIds: readonly string[]) {
  return read
    .selectFrom("scores")
    .select([
      "contact_id",
      "company_id",
      "published_json",
      "verdict",
      "verdict_at",
      ...scoreColumns,
    ])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .execute();
}

function readEvents(read: LedgerReader, portalId: PortalId, contactIds: readonly string[]) {
  return read
    .selectFrom("events")
    .select(["contact_id", "id", "type", "occurred_at", "source", "properties_json", "counted_at"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .execute();
}

function readCounters(read: LedgerReader, portalId: PortalId, contactIds: readonly string[]) {
  return read
    .selectFrom("counters")
    .select(["contact_id", "counter", "value"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .execute();
}

type InputsRow = { readonly properties_json: string; readonly company_json: string | null };

async function readInputs(
  read: LedgerReader,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, InputsRow>> {
  const rows = await read
    .selectFrom("inputs")
    .select(["contact_id", "properties_json", "company_json"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .execute();
  return new Map(rows.map((row) => [row.contact_id, row]));
}

function keptOf(
  score: { readonly company_id: string | null } | undefined,
  inputs: InputsRow | undefined,
): KeptInputs | null {
  if (score === undefined || inputs === undefined) return null;
  return {
    companyId: score.company_id,
    propertiesJson: inputs.properties_json,
    companyJson: inputs.company_json,
  };
}

/** What was kept, read; null when it is of another form. */
export function readKept(
  kept: KeptInputs | null,
): { readonly properties: Properties; readonly company: Properties | null } | null {
  if (kept === null) return null;
  const properties = propertiesColumn.read(kept.propertiesJson);
  const company = kept.companyJson === null ? null : propertiesColumn.read(kept.companyJson);
  return properties === null ? null : { properties, company };
}

async function restoredAmong(
  read: LedgerReader,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await read
    .selectFrom("tombstones")
    .select(["contact_id", "at"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .where("kind", "=", "restored")
    .execute();
  return new Map(rows.map((row) => [row.contact_id, row.at]));
}

/** Every crossing of these contacts, by rising generation. */
export async function readCrossings(
  read: LedgerReader,
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<readonly CrossingRow[]> {
  return read
    .selectFrom("crossings")
    .selectAll()
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .orderBy("generation")
    .execute();
}

type CrossingRow = Selectable<LedgerTables["crossings"]>;

/** The latest crossing of each scenario of one contact, whose rows come by rising generation. */
export function latestCrossings(rows: readonly CrossingRow[]): ReadonlyMap<string, Crossing> {
  return new Map(
    rows.map((row) => [
      row.scenario,
      {
        scenario: row.scenario,
        generation: row.generation,
        firedAt: row.fired_at,
        why: row.why,
        silent: isSilent(row.state),
        isWaiting: waits(row.state),
        isRefused: isRefused(row.state),
        isHeld: isHeld(row.state),
        fall: isHeld(row.state) ? null : fallOf(row.held_as),
        endedAt: row.ended_at,
        endedWhy: row.ended_why,
        rearmedAt: row.rearmed_at,
        lastStartedAt: lastStart(rows, row.scenario),
        eventId: row.event_id,
      },
    ]),
  );
}

/** Crossings of before started_at was kept began when they fired. */
function lastStart(rows: readonly CrossingRow[], scenario: string): number | null {
  return rows.reduce<number | null>((last, row) => {
    if (row.scenario !== scenario || !hasBegun(row.state)) return last;
    return Math.max(last ?? 0, row.started_at ?? row.fired_at);
  }, null);
}
