import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Home } from "../../src/console/contract/home.ts";
import type { Leads } from "../../src/console/contract/leads.ts";
import { slaState } from "../../src/outcomes/sla.ts";
import { writeScore } from "../../src/store/scores/kept-score.ts";
import { scoreOf } from "../support/ledger/decision.ts";
import { keepOwners } from "../../src/store/owners/owners.ts";
import { randomOf } from "../../src/evidence/statistics/random.ts";
import type { Visit } from "../support/console-visit.ts";
import { usePostgres } from "../support/postgres/use-postgres.ts";
import { home, openConsole, start, type OpenConsole } from "./open-console.ts";

const hour = 3_600_000;
const day = 24 * hour;
const postgres = usePostgres();

/** What became of one lead that was handed over. */
type History = {
  readonly id: string;
  readonly toldAt: number | null;
  readonly contactBy: number;
  readonly raisedAt: number | null;
  readonly firstContactAt: number | null;
  readonly lostAt: number | null;
  readonly verdict: "yes" | "maybe" | "never" | null;
  readonly reason: string | null;
  readonly wonAt: number | null;
  readonly owner: string | null;
  readonly addressee: "sales" | "owner";
  readonly isReady: boolean;
  readonly score: number;
};

/** Histories of half a year: told or not, tried in time, late or never, answered, won, of three owners and of nobody. */
function histories(count: number, seed: number): readonly History[] {
  const random = randomOf(seed);
  const chance = (share: number): boolean => random.uniform() < share;
  return Array.from({ length: count }, (_, n) => {
    const toldAt = start - Math.floor(random.uniform() * 180 * day);
    const verdict = chance(0.5) ? (["yes", "maybe", "never"] as const)[random.below(3)] : null;
    const owner = ["101", "102", "103", null][random.below(4)] ?? null;
    const isTried = chance(0.7);
    return {
      id: String(n + 1),
      toldAt: chance(0.95) ? toldAt : null,
      contactBy: toldAt + 48 * hour,
      raisedAt: chance(0.3) ? toldAt - random.below(1_000) : null,
      firstContactAt: isTried ? toldAt + Math.floor(random.uniform() * 90 * hour) : null,
      lostAt: !isTried && chance(0.4) ? toldAt + 5 * hour : null,
      verdict: isTried ? (verdict ?? null) : null,
      reason:
        isTried && verdict && chance(0.6)
          ? (["timing", "own words"][random.below(2)] ?? null)
          : null,
      wonAt: chance(0.1) ? toldAt + Math.floor(random.uniform() * 120 * day) : null,
      owner,
      addressee: chance(0.9) ? "sales" : "owner",
      isReady: chance(0.6),
      score: random.below(100),
    };
  });
}

const owner = (id: string, name: string, team: string) => ({
  id,
  name,
  team,
  email: `${id}@x.example`,
});

const line = (id: string) => ({
  axis: "pain" as const,
  kind: "criterion" as const,
  id,
  points: 30,
  exact: 30,
  events: 1,
  capped: false,
  unknown: false,
});

/** Puts the histories into the ledger; a store that plans by statistics has them by then, as autovacuum sees to. */
async function fill(rig: OpenConsole, all: readonly History[]): Promise<void> {
  const { ledger } = rig;
  await ledger.transaction(async (tx) => {
    for (let from = 0; from < all.length; from += 500) {
      const part = all.slice(from, from + 500);
      await tx
        .insertInto("handoffs")
        .values(
          part.map((one) => ({
            portal_id: home,
            contact_id: one.id,
            generation: 1,
            crossed_at: one.contactBy - 48 * hour,
            addressee: one.addressee,
            why: "new_evidence",
            raised_at: one.raisedAt,
            asked_again_at: null,
            told_at: one.toldAt,
            contact_by: one.contactBy,
            remind_at: one.contactBy - 10 * hour,
            reminded_at: null,
            breached_at: null,
            lost_at: one.lostAt,
            first_contact_at: one.firstContactAt,
            first_contact_how: one.firstContactAt === null ? null : "call",
            first_contact_known_at: one.firstContactAt,
            attempts: 2,
            conversations: 1,
            owner_id: one.owner,
            verdict: one.verdict,
            verdict_at: one.verdict === null ? null : one.contactBy,
            verdict_reason: one.reason,
            undone_at: null,
            deal: one.wonAt === null ? null : "deal_won",
            deal_at: one.wonAt,
            model_version: 1,
            fit: 10,
            pain: 10,
            facts_json: "{}",
            lines_json: "[]",
          })),
        )
        .execute();
      await tx
        .insertInto("scores")
        .values(
          part.map((one) => ({
            portal_id: home,
            contact_id: one.id,
            company_id: null,
            kind: "lead" as const,
            model_version: 1,
            as_of: start,
            fit: 10,
            pain: 10,
            lead_score: one.score,
            customer_score: null,
            customer_value: null,
            customer_loyalty: null,
            inbound: 0,
            band: "low",
            segment: one.isReady ? ("red" as const) : ("blue" as const),
            ready: one.isReady ? 1 : 0,
            ready_since: one.isReady ? start : null,
            below_since: null,
            verdict: one.verdict,
            verdict_at: null,
            next_change_at: null,
            owner_id: one.owner,
            score_json: "[]",
            published_json: "{}",
          })),
        )
        .execute();
      await tx
        .insertInto("crossings")
        .values(
          part.map((one) => ({
            portal_id: home,
            contact_id: one.id,
            scenario: "handoff",
            generation: 1,
            fired_at: one.contactBy - 48 * hour,
            why: "new_evidence",
            state: one.toldAt === null ? "recorded" : "written",
            ended_at: one.firstContactAt,
            ended_why: one.firstContactAt === null ? null : "goal",
            rearmed_at: null,
            started_at: one.toldAt,
          })),
        )
        .execute();
    }
    await keepOwners(tx, home, [
      owner("101", "Laura", "North"),
      owner("102", "Tom", "North"),
      owner("103", "Eva", ""),
    ]);
  });
  await ledger.transaction((tx) => sql`analyze`.execute(tx).then(() => undefined));
}

/** The same figures, counted one by one. */
function counted(all: readonly History[], from: number, until: number) {
  const told = all.flatMap((one) =>
    one.toldAt !== null && one.addressee === "sales" && one.toldAt >= from && one.toldAt < until
      ? [{ ...one, toldAt: one.toldAt }]
      : [],
  );
  const stands = (one: History) =>
    slaState(
      {
        clock: { remindAt: Infinity, contactBy: one.contactBy },
        firstContactAt: one.firstContactAt,
        endedAt: one.lostAt,
      },
      Infinity,
    );
  const at = (one: History) =>
    stands(one) === "breached" && one.contactBy > start ? "open" : stands(one);
  const count = (is: (one: History) => boolean): number => told.filter(is).length;
  const waits = told.flatMap((one) =>
    one.firstContactAt === null ? [] : [Math.max(0, one.firstContactAt - one.toldAt)],
  );
  return {
    figures: {
      told: told.length,
      contacted: count((one) => one.firstContactAt !== null),
      in_time: count((one) => at(one) === "in_time"),
      late: count((one) => at(one) === "late"),
      overdue: count((one) => at(one) === "breached"),
      open: count((one) => at(one) === "open"),
      lost: count((one) => at(one) === "lost_waiting"),
      answered: count((one) => one.verdict !== null),
      yes: count((one) => one.verdict === "yes"),
      maybe: count((one) => one.verdict === "maybe"),
      never: count((one) => one.verdict === "never"),
      won: count((one) => one.wonAt !== null),
    },
    median: waits.toSorted((a, b) => a - b)[Math.floor((waits.length - 1) / 2)] ?? null,
    north: told.filter(({ owner }) => owner === "101" || owner === "102").length,
    timing: count((one) => one.reason === "timing"),
    goals: all.filter(
      (one) =>
        one.toldAt !== null &&
        one.toldAt >= from &&
        one.toldAt < until &&
        one.firstContactAt !== null,
    ).length,
  };
}

describe.each(["SQLite", "PostgreSQL"])("Home on %s", (store) => {
  const all = histories(10_000, 7);
  let rig: OpenConsole;
  let visit: Visit;
  let url: string | null = null;
  beforeAll(async () => {
    if (store === "PostgreSQL") url = await postgres.ledgerDatabase();
    rig = await openConsole({}, url);
    await fill(rig, all);
    visit = await rig.enter();
  });
  afterAll(async () => {
    await rig.close();
    if (url !== null) await postgres.drop(url);
  });
  const ask = async (query: string): Promise<Home> =>
    (await visit.call<Home>("GET", `/home${query}`)).body;
  const total = async (query: string): Promise<Leads> =>
    (await visit.call<Leads>("GET", `/leads?limit=5&${query}`)).body;

  test("gives each figure as counted one by one, of the span and of the one before", async () => {
    const shown = await ask("?from=2026-07-01&to=2026-08-15");
    const { span, before } = shown;
    expect(span.until - span.from).toBe(46 * day);
    expect(before).toEqual({ from: span.from - 46 * day, until: span.from });
    const own = counted(all, span.from, span.until);
    expect(own.figures.told).toBeGreaterThan(1_000);
    expect(shown.handoffs.now).toEqual(own.figures);
    expect(shown.handoffs.before).toEqual(counted(all, before.from, before.until).figures);
    expect(shown.medianToContact.now).toBe(own.median);
    expect(shown.attempts).toBe(2 * own.figures.told);
    expect(shown.teams.find(({ name }) => name === "North")?.told).toBe(own.north);
    const reasons = shown.reasons.filter(({ reason }) => reason === "timing");
    expect(reasons.reduce((sum, { count }) => sum + count, 0)).toBe(own.timing);
    expect(shown.scenarios).toMatchObject([{ name: "handoff", goal: own.goals }]);
  });

  test("every figure leads to the leads behind it", async () => {
    const { span, handoffs } = await ask("?from=2026-07-01&to=2026-08-15");
    for (const [figure, value] of Object.entries(handoffs.now)) {
      const query = `figure=${figure}&told=${span.from}&toldBefore=${span.until}`;
      expect([figure, (await total(query)).total]).toEqual([figure, value]);
    }
  });

  test("what waits and the funnel are what the lists show", async () => {
    const { waits, funnel } = await ask("");
    const open = all.filter(
      (one) => one.isReady && one.firstContactAt === null && one.lostAt === null,
    );
    expect(waits).toMatchObject({
      contact: open.length,
      overdue: open.filter(({ contactBy }) => contactBy <= start).length,
      raised: open.filter(({ raisedAt }) => raisedAt !== null).length,
      unassigned: all.filter((one) => one.isReady && one.owner === null).length,
    });
    expect((await total("handoff=untried")).total).toBe(waits.contact);
    expect((await total("handoff=overdue")).total).toBe(waits.overdue);
    expect((await total("handoff=raised")).total).toBe(waits.raised);
    expect((await total("ready=true&owner=none")).total).toBe(waits.unassigned);
    expect((await total("")).total).toBe(funnel.leads);
    expect((await total("ready=true")).total).toBe(funnel.ready);
  });

  test("the work list has raised hands first, newest first, then by due time, then by score, page by page", async () => {
    const open = all.filter(
      (one) => one.isReady && one.firstContactAt === null && one.lostAt === null,
    );
    const rest = (isReady: boolean) =>
      all
        .filter((one) => one.isReady === isReady && !open.includes(one))
        .toSorted((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1));
    const expected = [
      ...open.toSorted(
        (a, b) =>
          Number(b.raisedAt !== null) - Number(a.raisedAt !== null) ||
          (b.raisedAt ?? 0) - (a.raisedAt ?? 0) ||
          a.contactBy - b.contactBy ||
          b.score - a.score ||
          (a.id < b.id ? -1 : 1),
      ),
      ...rest(true),
      ...rest(false),
    ].map(({ id }) => id);
    for (const offset of [0, 100, open.length - 50, open.length + 20, 5_900, 9_900]) {
      const { body } = await visit.call<Leads>("GET", `/leads?limit=100&offset=${offset}`);
      expect(body.items.map(({ contactId }) => contactId)).toEqual(
        expected.slice(offset, offset + 100),
      );
    }
  });

  test("my leads are those of the owner with my address, others' and nobody's are apart", async () => {
    const laura = await rig.enter(home, "101@x.example");
    const mine = (await laura.call<Leads>("GET", "/leads?owner=mine&limit=1")).body;
    expect(mine.total).toBe(all.filter(({ owner }) => owner === "101").length);
    expect(mine.items[0]?.owner).toEqual({ id: "101", name: "Laura", team: "North" });
    expect((await total("owner=mine")).total).toBe(0);
    expect((await total("owner=103")).total).toBe(
      all.filter(({ owner }) => owner === "103").length,
    );
  });

  test("conversion is told by spans of fifty whose ninety days have passed, the alarm of never beside it", async () => {
    const { conversion, alarm } = await ask("");
    const old = all
      .flatMap((one) =>
        one.toldAt !== null && one.addressee === "sales" && one.toldAt < start - 90 * day
          ? [{ ...one, toldAt: one.toldAt }]
          : [],
      )
      .toSorted((a, b) => a.toldAt - b.toldAt)
      .slice(-1_000);
    expect(conversion.spans).toHaveLength(20);
    const [latest] = conversion.spans;
    const last = old.slice(-50);
    expect(latest).toMatchObject({ from: last[0]?.toldAt, handedOff: 50 });
    expect(latest?.won).toBe(
      last.filter(({ wonAt, toldAt }) => wonAt !== null && wonAt - toldAt <= 90 * day).length,
    );
    const told = all.filter((one) => one.toldAt !== null && one.addressee === "sales");
    const answered = told.filter(({ verdict }) => verdict !== null);
    expect(alarm).toMatchObject({
      handedOff: told.length,
      answers: answered.length,
      never: answered.filter(({ verdict }) => verdict === "never").length,
      answered: answered.length / told.length,
      // Less than half are answered.
      state: "too_few",
    });
  });
});

test("the alarm of never rises, and names the criterion whose leads are refused", async () => {
  const rig = await openConsole();
  try {
    const all = histories(200, 3).map((one, n) => ({
      ...one,
      toldAt: one.contactBy - 48 * hour,
      addressee: "sales" as const,
      // Three in ten have started a trial; sales refuses most of those.
      verdict: n % 10 < 3 ? ("never" as const) : ("yes" as const),
      reason: n % 10 < 3 ? "student" : null,
    }));
    await fill(rig, all);
    await rig.ledger.transaction(async (tx) => {
      for (const [n, { id }] of all.entries()) {
        const lines = [...(n % 10 < 3 ? [line("trial")] : []), ...(n % 2 ? [line("market")] : [])];
        await tx
          .updateTable("handoffs")
          .set({ lines_json: writeScore(scoreOf({ lines })) })
          .where("contact_id", "=", id)
          .execute();
      }
    });
    const { alarm, nextSteps } = (await (await rig.enter()).call<Home>("GET", "/home")).body;
    expect(alarm).toMatchObject({
      state: "alarm",
      answers: 200,
      never: 60,
      answered: 1,
      // As it stood at the first look.
      named: { with: { answers: 10, never: 10 }, without: { answers: 20, never: 0 } },
    });
    expect(alarm.share?.value).toBeCloseTo(0.3);
    expect(alarm.named?.label.en).not.toBe("");
    expect(nextSteps.some(({ page }) => page === "model")).toBe(true);
  } finally {
    await rig.close();
  }
});

test("figures by person are shown once an admin has switched them on, and the audit trail says who did", async () => {
  const rig = await openConsole();
  try {
    const visit = await rig.enter();
    const looks = await rig.enter(home, "looks@example.com");
    expect((await visit.call<Home>("GET", "/home")).body.people).toBeNull();
    expect((await looks.call("PUT", "/home/people", { isOn: true })).status).toBe(403);
    expect((await visit.call<Home>("PUT", "/home/people", { isOn: true })).body.people).toEqual([]);
    const audit = await visit.call<{ entries: { what: string }[] }>("GET", "/audit");
    expect(audit.body.entries[0]?.what).toBe("peopleShown");
    expect((await visit.call<Home>("PUT", "/home/people", { isOn: false })).body.people).toBeNull();
    expect((await visit.call("GET", "/home?from=2026-02-01&to=2026-01-01")).body).toMatchObject({
      error: { code: "NO_SPAN" },
    });
  } finally {
    await rig.close();
  }
});
