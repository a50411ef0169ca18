import { afterAll, beforeAll, expect, test } from "vitest";
import type { Holidays, Sla } from "../../src/console/contract/sla.ts";
import { dueOf } from "../../src/outcomes/contact-by.ts";
import type { Visit } from "../support/console-visit.ts";
import { home, openConsole, type OpenConsole } from "./open-console.ts";
import { answerProperties } from "./stub-hubspot.ts";

let rig: OpenConsole;
let visit: Visit;
beforeAll(async () => {
  rig = await openConsole();
  answerProperties(rig);
  visit = await rig.enter();
});
afterAll(() => rig.close());

const show = async (): Promise<Sla> => (await visit.call<Sla>("GET", "/sla")).body;

test("two working days round the clock hold until somebody sets other terms", async () => {
  expect(await show()).toMatchObject({
    isUsual: true,
    terms: { hours: 48, raisedHandHours: 24, weekdays: [1, 2, 3, 4, 5], office: null },
  });
});

test("office hours, days, holidays and people are set, hand-offs from then on go by them, and the audit trail says so", async () => {
  const terms: Sla["terms"] = {
    ...(await show()).terms,
    hours: 16,
    raisedHandHours: 2,
    office: { from: 540, to: 1_020 },
    holidays: { dates: ["2026-12-24"], country: "ES", state: "MD" },
    statuses: ["CONNECTED"],
    escalateTo: { ownerId: "101", name: "Laura Gil" },
  };
  expect((await visit.call<Sla>("PUT", "/sla", terms)).body).toMatchObject({
    isUsual: false,
    terms,
  });
  const portal = await rig.portals.get(home);
  const due = dueOf({ sla: portal?.sla ?? terms, timeZone: "Europe/Madrid" });
  // Wednesday afternoon: Thursday and Friday are days off.
  const told = Date.parse("2026-12-23T16:00+01:00");
  expect(due(told, true).contactBy).toBe(Date.parse("2026-12-28T10:00+01:00"));
  expect(rig.woken).toContain(home);
  const audit = await visit.call<{ entries: { what: string }[] }>("GET", "/audit");
  expect(audit.body.entries[0]?.what).toBe("slaChanged");
});

test("terms that leave no working time, and countries that nobody knows, are refused", async () => {
  const { terms } = await show();
  const put = async (changed: Partial<Sla["terms"]>) =>
    (await visit.call<{ error: { code: string } }>("PUT", "/sla", { ...terms, ...changed })).body
      .error.code;
  expect(await put({ office: { from: 600, to: 600 } })).toBe("NO_WORKING_TIME");
  expect(await put({ holidays: { dates: [], country: "XX", state: null } })).toBe(
    "UNKNOWN_COUNTRY",
  );
  expect(await put({ holidays: { dates: [], country: "ES", state: "BY" } })).toBe(
    "UNKNOWN_COUNTRY",
  );
  expect((await visit.call("PUT", "/sla", { ...terms, weekdays: [] })).status).toBe(400);
  const looks = await rig.enter(home, "looks@example.com");
  expect((await looks.call("PUT", "/sla", terms)).status).toBe(403);
});

test("the holidays of a country are listed, with its states", async () => {
  const { body } = await visit.call<Holidays>("GET", "/sla/holidays?country=ES&language=es");
  expect(body.countries).toContain("ES");
  expect(body.states.map(({ code }) => code)).toContain("MD");
  expect(body.days.some(({ day }) => day.endsWith("-12-25"))).toBe(true);
});
