import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Home } from "../../../src/console/contract/home.ts";
import type { Leads } from "../../../src/console/contract/leads.ts";
import { slaState } from "../../../src/outcomes/sla.ts";
import type { Visit } from "../../support/console-visit.ts";
import { usePostgres } from "../../support/postgres/use-postgres.ts";
import { home, openConsole, start, type OpenConsole } from "../open-console.ts";
import { fill, histories, type History } from "./histories.ts";

const hour = 3_600_000;
const day = 24 * hour;

function stands(one: History) {
  return slaState(
    {
      clock: { remindAt: Infinity, contactBy: one.contactBy },
      firstContactAt: one.firstContactAt,
      endedAt: one.lostAt,
    },
    Infinity,
  );
}

function at(one: History) {
  return stands(one) === "breached" && one.contactBy > start ? "open" : stands(one);
}

/** The same figures, counted one by one. */
function counted(all: readonly History[], from: number, until: number) {
  const told = all.flatMap((one) =>
    one.toldAt !== null && one.addressee === "sales" && one.toldAt >= from && one.toldAt < until
      ? [{ ...one, toldAt: one.toldAt }]
      : [],
  );
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
/** Home's figures over so many random histories, on both stores, each against a count made apart. */
export function homeFigures(many: number): void {
  const postgres = usePostgres();
  describe.each(["SQLite", "PostgreSQL"])("Home on %s", (store) => {
    const all = histories(many, 7);
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
      expect(own.figures.told).toBeGreaterThan(many / 10);
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

    test("every reason and every team leads to its leads, those without included", async () => {
      const { span, reasons, teams } = await ask("?from=2026-07-01&to=2026-08-15");
      const of = `told=${span.from}&toldBefore=${span.until}`;
      expect(reasons.map(({ reason }) => reason)).toEqual(
        expect.arrayContaining(["", "own words"]),
      );
      for (const { verdict, reason, count } of reasons) {
        const { total: found } = await total(`figure=${verdict}&${of}&reason=${reason}`);
        expect([verdict, reason, found]).toEqual([verdict, reason, count]);
      }
      expect(teams.map(({ name }) => name).sort()).toEqual(["", "North"]);
      for (const { name, yes } of teams) {
        expect([name, (await total(`figure=yes&${of}&team=${name}`)).total]).toEqual([name, yes]);
      }
      const byLaura = await total(`figure=told&${of}&person=Laura`);
      expect(byLaura.total).toBe(
        all.filter(
          ({ owner, addressee, toldAt }) =>
            owner === "101" &&
            addressee === "sales" &&
            toldAt !== null &&
            toldAt >= span.from &&
            toldAt < span.until,
        ).length,
      );
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
}
