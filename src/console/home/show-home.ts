import { seeAccount } from "../../account/see-account.ts";
import { statesOf } from "../../account/state.ts";
import { sql } from "kysely";
import { scenarios } from "../../../config/scenarios.ts";
import { dayMs } from "../../base/time/utc-day.ts";
import { conversionSpans, target } from "../../evidence/alarm/hand-off-conversion.ts";
import { setPeopleShown } from "../../account/home.ts";
import { heldGroups } from "../../store/crossings/held.ts";
import {
  countHandoffs,
  countReasons,
  handoffFigures,
  latestOutcomes,
  medianToContact,
  type FiguresOfOwner,
  type HandoffFigure,
} from "../../store/crossings/handoff-figures.ts";
import { waitingHandoffs } from "../../store/crossings/waiting-handoffs.ts";
import type { LedgerReader } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { readOwners } from "../../store/owners/owners.ts";
import type { Portal } from "../../store/portals/portals.ts";
import { isVerdict } from "../../scoring/verdict.ts";
import { verdictReasonName } from "../../words/verdict-words.ts";
import type { Home } from "../contract/home.ts";
import type { Caller, Handler } from "../shell/handler.ts";
import { homeSpan, type HomeSpan } from "./home-span.ts";
import { neverAlarmOf } from "./never-alarm-of.ts";
import { nextStepsOf } from "./next-steps.ts";

export const showHome: Handler<"home"> = async ({ clock }, call) => {
  const { portal, query } = call;
  const now = clock.now();
  return homeOf(call, homeSpan(query, portal.timeZone, now), now);
};

export const showPeople: Handler<"showPeople"> = async (deps, call) => {
  const now = deps.clock.now();
  const portal = await setPeopleShown(deps, call, call.body.isOn);
  return homeOf({ ...call, portal }, homeSpan({}, portal.timeZone, now), now);
};

/** A hand-off has so long to become a customer before it counts as not converted. */
const horizonDays = 90;
/** Twenty spans of fifty. */
const mostOutcomes = 1_000;

/** The figures of a span, and what waits at `now` (epoch milliseconds): for the console and for the page in HubSpot. */
export async function homeOf(
  { ledger, portal, portalId }: Pick<Caller, "ledger" | "portal" | "portalId">,
  span: HomeSpan,
  now: number,
): Promise<Home> {
  const { read } = ledger;
  const before = { from: span.before, until: span.from };
  const byOwner = await countHandoffs(read, portalId, span, now);
  const earlier = await countHandoffs(read, portalId, before, now);
  const owners = await readOwners(read, portalId);
  const outcomes = await latestOutcomes(read, portalId, now - horizonDays * dayMs, mostOutcomes);
  const alarm = await neverAlarmOf(read, portal);
  const waits = await waitsOf(read, portalId, now);
  const states = statesOf(portal, await seeAccount(read, portal, now));
  const spans = conversionSpans(outcomes, horizonDays * dayMs).toReversed();
  const reasons = await countReasons(read, portalId, span);
  return {
    span: {
      from: span.from,
      until: span.until,
      firstDay: span.firstDay,
      lastDay: span.lastDay,
    },
    before,
    handoffs: { now: sumOf(byOwner), before: sumOf(earlier) },
    attempts: byOwner.reduce((sum, { attempts }) => sum + attempts, 0),
    conversations: byOwner.reduce((sum, { conversations }) => sum + conversations, 0),
    medianToContact: {
      now: await medianToContact(read, portalId, span),
      before: await medianToContact(read, portalId, before),
    },
    reasons: reasons.flatMap(({ verdict, reason, count }) =>
      isVerdict(verdict)
        ? [
            {
              verdict,
              reason,
              label: reason === "" ? withoutReason : verdictReasonName(reason),
              count,
            },
          ]
        : [],
    ),
    alarm,
    conversion: {
      horizonDays,
      target: { ...target },
      spans: spans.map((each) => ({ ...each, share: { ...each.share } })),
    },
    scenarios: await scenariosOf(read, portalId, span),
    waits,
    funnel: await funnelOf(read, portalId),
    teams: grouped(byOwner, (id) => owners.get(id)?.team ?? ""),
    people: isPeopleShown(portal) ? grouped(byOwner, (id) => owners.get(id)?.name || id) : null,
    nextSteps: nextStepsOf({ portal, states, waits, alarm, latest: spans[0] ?? null }),
  };
}

const withoutReason = { en: "No reason given", es: "Sin motivo" };

function isPeopleShown({ showsPeople }: Portal): boolean {
  return showsPeople !== undefined;
}

function sumOf(rows: readonly FiguresOfOwner[]): Record<HandoffFigure, number> {
  return Object.fromEntries(
    handoffFigures.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]),
  ) as Record<HandoffFigure, number>;
}

/** The figures by team or by person, whoever has most first; leads of nobody under an empty name. */
function grouped(
  rows: readonly FiguresOfOwner[],
  nameOf: (ownerId: string) => string,
): ({ name: string } & Record<HandoffFigure, number>)[] {
  const groups = Map.groupBy(rows, ({ ownerId }) => (ownerId === null ? "" : nameOf(ownerId)));
  return [...groups]
    .map(([name, group]) => ({ name, ...sumOf(group) }))
    .sort((a, b) => b.told - a.told || (a.name < b.name ? -1 : 1));
}

async function scenariosOf(
  read: LedgerReader,
  portalId: PortalId,
  { from, until }: HomeSpan,
): Promise<Home["scenarios"]> {
  const rows = await read
    .selectFrom("crossings")
    .select((e) => ["scenario", "ended_why", e.fn.countAll<number>().as("count")])
    .where("portal_id", "=", portalId)
    // Written so that the index of what has started serves.
    .where("started_at", "is not", null)
    .where("started_at", ">=", from)
    .where("started_at", "<", until)
    .groupBy(["scenario", "ended_why"])
    .execute();
  return scenarios.flatMap(({ name, label }) => {
    const own = rows.filter(({ scenario }) => scenario === name);
    const sum = (of: typeof own): number => of.reduce((all, row) => all + row.count, 0);
    const started = sum(own);
    const goal = sum(own.filter(({ ended_why: why }) => why === "goal"));
    return started === 0 ? [] : [{ name, label, started, goal }];
  });
}

async function waitsOf(
  read: LedgerReader,
  portalId: PortalId,
  now: number,
): Promise<Home["waits"]> {
  const { contact, overdue, raised } = await waitingHandoffs(read, portalId, now);
  const { unassigned } = await read
    .selectFrom("scores")
    .select((e) => e.fn.countAll<number>().as("unassigned"))
    .where("portal_id", "=", portalId)
    .where("kind", "=", "lead")
    // Written out: SQLite does not look into a parameter when it chooses an index of a part of the rows.
    .where("ready", "=", sql.lit(1))
    .where("owner_id", "is", null)
    .executeTakeFirstOrThrow();
  const { failures } = await read
    .selectFrom("dead_letters")
    .select((e) => e.fn.countAll<number>().as("failures"))
    .where("portal_id", "=", portalId)
    .executeTakeFirstOrThrow();
  const held = await heldGroups(read, portalId);
  return {
    contact,
    overdue,
    raised,
    unassigned,
    held: held.reduce((sum, { contacts }) => sum + contacts, 0),
    failures,
  };
}

async function funnelOf(read: LedgerReader, portalId: PortalId): Promise<Home["funnel"]> {
  const rows = await read
    .selectFrom("scores")
    .select((e) => ["kind", "segment", "ready", e.fn.countAll<number>().as("count")])
    .where("portal_id", "=", portalId)
    .groupBy(["kind", "segment", "ready"])
    .execute();
  const sum = (is: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(is).reduce((all, row) => all + row.count, 0);
  const isLead = ({ kind }: (typeof rows)[number]): boolean => kind === "lead";
  return {
    leads: sum(isLead),
    warm: sum((row) => isLead(row) && (row.segment === "purple" || row.segment === "red")),
    ready: sum((row) => isLead(row) && row.ready === 1),
    sales: sum((row) => isLead(row) && row.segment === "sales"),
    customers: sum(({ kind }) => kind === "customer"),
  };
}
