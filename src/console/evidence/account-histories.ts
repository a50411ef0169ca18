import { lexicon } from "../../../config/lexicon.ts";
import { instantOf } from "../../base/time/instant-of.ts";
import { eventsOfHistory, type KnownEvent } from "../../behaviour/events-of-history.ts";
import type { ContactHistory, HistoryEntry } from "../../evidence/rows/from-histories.ts";
import { businessDomainOf } from "../../scoring/reading/domain.ts";
import { propertiesColumn, textsColumn } from "../../store/engine/json-column.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { recallHistories, type KeptHistory } from "../../store/evidence/histories.ts";
import { readFormNames, withFormNames } from "../../store/forms/forms.ts";
import type { Goal } from "../contract/evidence.ts";
import type { StudyTask } from "./study-task.ts";

const pageSize = 500;

/** All that the ledger knows of the account's contacts over time, those apart whose sale has no date. */
export type AccountHistories = {
  readonly contacts: readonly ContactHistory[];
  /** A contact's won deals, in the account's currency. */
  readonly amounts: ReadonlyMap<string, number>;
};

type Read = Ledger["read"];

/** Reads the histories of every contact that has one; HubSpot is not asked. */
export async function readAccountHistories(
  read: Read,
  portalId: PortalId,
  task: Pick<StudyTask, "wish" | "sources" | "timeZone" | "properties">,
  watch: () => void,
): Promise<AccountHistories> {
  const forms = await readFormNames(read, portalId);
  const contacts: ContactHistory[] = [];
  const amounts = new Map<string, number>();
  for (let after = ""; ;) {
    const rows = await read
      .selectFrom("histories")
      .innerJoin("inputs", (join) =>
        join
          .onRef("inputs.portal_id", "=", "histories.portal_id")
          .onRef("inputs.contact_id", "=", "histories.contact_id"),
      )
      .innerJoin("scores", (join) =>
        join
          .onRef("scores.portal_id", "=", "histories.portal_id")
          .onRef("scores.contact_id", "=", "histories.contact_id"),
      )
      .select([
        "histories.contact_id",
        "inputs.properties_json",
        "inputs.email",
        "scores.company_id",
      ])
      .where("histories.portal_id", "=", portalId)
      .where("histories.contact_id", ">", after)
      .orderBy("histories.contact_id")
      .limit(pageSize)
      .execute();
    const last = rows.at(-1)?.contact_id;
    if (last === undefined) return { contacts, amounts };
    const ids = rows.map((row) => row.contact_id);
    const companyIds = [...new Set(rows.flatMap((row) => row.company_id ?? []))];
    const own = await recallHistories(read, portalId, "contacts", ids);
    const companies = await recallHistories(read, portalId, "companies", companyIds);
    const outcomes = Map.groupBy(await outcomesOf(read, portalId, ids), (row) => row.contact_id);
    const touched = await touchedOf(read, portalId, ids);
    const events = Map.groupBy(await eventsOf(read, portalId, ids), (row) => row.contact_id);
    for (const { contact_id: id, company_id: companyId, email, ...row } of rows) {
      const history = own.get(id);
      const kept = propertiesColumn.read(row.properties_json) ?? {};
      const createdAt = instantOf(kept["createdate"]);
      const became = outcomes.get(id) ?? [];
      const goals = goalsOf(became, task.wish.goal);
      if (history === undefined || createdAt === null || goals === null) continue;
      const amount = became.reduce(
        (sum, each) => sum + (each.kind === "deal_won" ? (each.amount ?? 0) : 0),
        0,
      );
      if (amount > 0) amounts.set(id, amount);
      const told = (events.get(id) ?? []).map((event) => ({
        id: event.id,
        type: event.type,
        occurredAt: event.occurred_at,
        source: event.source,
        properties: textsColumn.read(event.properties_json) ?? {},
      }));
      const { properties } = task;
      contacts.push({
        id,
        group: groupOf(id, companyId, email),
        createdAt,
        joinedAt: createdAt,
        properties: entriesOf(history, properties.contact),
        companyProperties: entriesOf(companies.get(companyId ?? ""), properties.company),
        coveredSince: Object.fromEntries(
          properties.contact.map((name) => [name, history.since[name] ?? createdAt]),
        ),
        events: merged(
          eventsOfHistory(id, history.values, task.sources, task.timeZone),
          withFormNames(told, forms),
        ),
        goals,
        timeZone: task.timeZone,
        touchedAt: touched.get(id) ?? null,
      });
    }
    watch();
    after = last;
  }
}

/** The ledger's own word goes before what a history tells of the same event. */
function merged(
  ofHistory: readonly KnownEvent[],
  told: ContactHistory["events"],
): ContactHistory["events"] {
  const known = new Set(told.map(({ id }) => id));
  return [...ofHistory.filter(({ id }) => !known.has(id)), ...told];
}

function entriesOf(
  history: KeptHistory | undefined,
  names: readonly string[],
): Record<string, HistoryEntry[]> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      (history?.values[name] ?? []).map(([at, value]) => ({ at, value: value || null })),
    ]),
  );
}

/** Its company, else its e-mail's domain where that is a business's, else itself. */
function groupOf(contactId: string, companyId: string | null, email: string): string {
  if (companyId !== null) return `company ${companyId}`;
  const domain = businessDomainOf(email, lexicon);
  return domain === null ? `contact ${contactId}` : `domain ${domain}`;
}

type Outcome = {
  readonly contact_id: string;
  readonly kind: string;
  readonly value: string;
  readonly at: number;
  readonly amount: number | null;
};

/** When the contact reached the goal; null where it did at a time that nobody knows. */
function goalsOf(outcomes: readonly Outcome[], goal: Goal): number[] | null {
  const reached = outcomes.filter((outcome) => isGoal(outcome, goal));
  const dated = reached.map(({ at }) => at).filter((at) => at > 0);
  return reached.length > 0 && dated.length === 0 ? null : dated.sort((a, b) => a - b);
}

function isGoal({ kind, value }: Outcome, goal: Goal): boolean {
  switch (goal) {
    case "customer":
      return kind === "lifecycle" && value === "customer";
    case "opportunity":
      return kind === "lifecycle" && (value === "opportunity" || value === "customer");
    case "deal_won":
      return kind === "deal_won";
    case "verdict_yes":
      return kind === "verdict" && value === "yes";
    default:
      return goal satisfies never;
  }
}

function outcomesOf(read: Read, portalId: PortalId, ids: readonly string[]): Promise<Outcome[]> {
  return read
    .selectFrom("outcomes")
    .select(["contact_id", "kind", "value", "at", "amount"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", ids)
    .execute();
}

function eventsOf(read: Read, portalId: PortalId, ids: readonly string[]) {
  return read
    .selectFrom("events")
    .select(["contact_id", "id", "type", "occurred_at", "source", "properties_json"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", ids)
    .execute();
}

/** When sales was first told of a contact, or first tried it. */
async function touchedOf(
  read: Read,
  portalId: PortalId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await read
    .selectFrom("handoffs")
    .select(["contact_id", "told_at", "first_contact_at"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", ids)
    .execute();
  const first = new Map<string, number>();
  for (const { contact_id: id, told_at: toldAt, first_contact_at: triedAt } of rows) {
    for (const at of [toldAt, triedAt]) {
      if (at !== null) first.set(id, Math.min(at, first.get(id) ?? Infinity));
    }
  }
  return first;
}
