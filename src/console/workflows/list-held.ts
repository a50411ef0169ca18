import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { causeOf } from "../../store/failures/cause.ts";
import { uncertain } from "../../store/crossings/effect-state.ts";
import { isIntended, isOutstanding, isRefused } from "../../store/crossings/state.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { readPauses } from "../../store/portals/pauses.ts";
import { causeWords } from "../../words/failure-words.ts";
import { heldQuery, type Held } from "../contract/workflows.ts";
import { recordUrl } from "../shell/record-url.ts";
import type { Handler } from "../shell/handler.ts";
import { restingText, waitingTexts } from "../../words/waiting-texts.ts";

type Group = Pick<Held["groups"][number], "scenario" | "state" | "cause" | "about">;

/** What needs a person first, then what has waited for the longest. */
const order: readonly Group["state"][] = heldQuery.shape.state.unwrap().options;

/** Enrolments that wait or were refused, by reason, and a page of the contacts of one. */
export const listHeld: Handler<"held"> = async (
  deps,
  { ledger: { read }, portal, portalId, query },
) => {
  const pauses = await readPauses(read, portalId, deps.clock.now());
  const resting = actuators.filter((actuator) => pauses.has(`feature:${actuator}s`));
  const rows = heldRows(portalId, resting);
  const groups = await groupsOf(read, rows);
  const { offset, limit } = query;
  const items = await itemsOf(read, rows, chosenIn(query), { offset, limit });
  const names = await namesOf(
    read,
    portalId,
    items.map(({ contact_id: id }) => id),
  );
  return {
    total: groups.reduce((sum, { contacts }) => sum + contacts, 0),
    groups: groups.map((group) => ({ ...group, ...wordsOf(group) })),
    items: items.map(({ contact_id: contactId, at }) => ({
      contactId,
      name: names.get(contactId) ?? "",
      recordUrl: recordUrl(portal, contactId),
      firedAt: at,
    })),
  };
};

const actuators = ["list", "workflow", "task"] as const;

type Row = {
  readonly contact_id: string;
  readonly scenario: string;
  readonly state: string;
  readonly cause: string;
  readonly about: string;
  readonly at: number;
};

/**
 * One row for each enrolment that waits or was refused. A refused crossing is told with why its contact was refused last. Of
 * what HubSpot refused of the calls only the removals: an enrolment that it refused is its crossing's.
 */
function heldRows(portalId: PortalId, resting: readonly string[]): RawBuilder<Row> {
  const isRefusedHere = isRefused.sql("h.state");
  const isRemovalRefused = sql<boolean>`h.state = 'refused'`;
  const atRest =
    resting.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`h.actuator in (${sql.join(resting)})`;
  return sql<Row>`
    select h.contact_id, h.scenario,
      case when ${isRefusedHere} then 'refused'
        when ${isIntended.sql("h.state")} then 'on_its_way' else 'behind' end as state,
      ${why("cause", isRefusedHere)} as cause, ${why("about", isRefusedHere)} as about,
      h.fired_at as at
    from crossings h
    where h.portal_id = ${portalId} and ${isOutstanding.sql("h.state")} and h.ended_at is null
    union all
    select h.contact_id, h.scenario, h.state,
      ${why("cause", isRemovalRefused)} as cause, ${why("about", isRemovalRefused)} as about,
      h.intended_at as at
    from effects h
    where h.portal_id = ${portalId}
      and (h.state in (${sql.join(uncertain)}) or (${isRemovalRefused} and h.verb = 'unenrol'))
    union all
    select h.contact_id, h.scenario, 'resting' as state, '' as cause, h.actuator as about,
      h.intended_at as at
    from effects h
    where h.portal_id = ${portalId} and h.state = 'due' and ${atRest}`;
}

/** Why the contact was refused last, where this row says that it was. */
function why(column: "cause" | "about", isRefusedRow: RawBuilder<boolean>): RawBuilder<string> {
  return sql<string>`
    case when ${isRefusedRow} then coalesce((
      select ${sql.ref(`l.${column}`)} from dead_letters l
      where l.portal_id = h.portal_id and l.contact_id = h.contact_id and l.stage in ('write', 'enrolment')
      order by l.id desc limit 1), '') else '' end`;
}

async function groupsOf(
  read: Ledger["read"],
  held: RawBuilder<Row>,
): Promise<(Group & { readonly contacts: number; readonly since: number })[]> {
  const { rows } = await sql<Omit<Row, "contact_id" | "at"> & { contacts: number; since: number }>`
    select scenario, state, cause, about, count(*) as contacts, min(at) as since
    from (${held}) held group by scenario, state, cause, about`.execute(read);
  return rows
    .map((row) => ({ ...row, state: stateOf(row.state) }))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.since - b.since);
}

function stateOf(kept: string): Group["state"] {
  return order.find((state) => state === kept) ?? "behind";
}

/** Null where no group is asked for. */
function chosenIn({ scenario, state, cause, about }: z.infer<typeof heldQuery>): Group | null {
  const isWhole = scenario !== undefined && state !== undefined;
  return isWhole ? { scenario, state, cause: cause ?? "", about: about ?? "" } : null;
}

async function itemsOf(
  read: Ledger["read"],
  held: RawBuilder<Row>,
  chosen: Group | null,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Pick<Row, "contact_id" | "at">[]> {
  if (chosen === null) return [];
  const { rows } = await sql<Pick<Row, "contact_id" | "at">>`
    select contact_id, at from (${held}) held
    where scenario = ${chosen.scenario} and state = ${chosen.state}
      and cause = ${chosen.cause} and about = ${chosen.about}
    order by at desc, contact_id limit ${limit} offset ${offset}`.execute(read);
  return rows;
}

function wordsOf({ state, cause, about }: Group): Pick<Held["groups"][number], "why" | "advice"> {
  if (state === "resting") return restingText(about);
  if (state !== "refused" || cause === "") return waitingTexts[state];
  const { what, advice } = causeWords({ cause: causeOf(cause), about });
  return { why: what, advice };
}

async function namesOf(
  read: Ledger["read"],
  portalId: PortalId,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (contactIds.length === 0) return new Map();
  const found = await read
    .selectFrom("inputs")
    .select(["contact_id", "name"])
    .where("portal_id", "=", portalId)
    .where("contact_id", "in", contactIds)
    .execute();
  return new Map(found.map((row) => [row.contact_id, row.name]));
}
