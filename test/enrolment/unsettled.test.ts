import { expect, test } from "vitest";
import { mayBeOfMass, settle, settlingMs } from "../../src/enrolment/unsettled.ts";
import type { ReadContact } from "../../src/reading/reading.ts";
import type { CrossingChange } from "../../src/store/crossings/crossing.ts";
import type { Decision } from "../../src/store/decision.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import { byWriter, readTold, toldText } from "../../src/store/marks/told.ts";

const markedAt = Date.parse("2026-03-01T10:00:00Z");
const crm = "INTEGRATION 77";
const bySync = toldText("news", "*") + toldText("news", byWriter(crm, "*"));

const contactOf = (told: string): ReadContact => ({
  id: "1",
  properties: {},
  companyId: null,
  company: null,
  mark: 1,
  news: news.created,
  told: readTold(told),
  markedAt,
  hintedAt: markedAt - 500,
});

const fired = (more: Partial<Extract<CrossingChange, { change: "fired" }>>): CrossingChange => ({
  change: "fired",
  scenario: "welcome",
  generation: 1,
  at: markedAt,
  state: "intended",
  why: "new_evidence",
  cause: "creation",
  ...more,
});
const decisionOf = (...crossings: CrossingChange[]) => ({ crossings }) as unknown as Decision;
const nobody = () => false;

test("a start waits that nothing but an integration's writing explains", () => {
  const contact = contactOf(bySync);
  expect(mayBeOfMass(contact, decisionOf(fired({})))).toBe(true);
  expect(mayBeOfMass(contact, decisionOf(fired({ cause: "values" })))).toBe(true);
  expect(mayBeOfMass(contact, decisionOf(fired({ cause: "behaviour" })))).toBe(false);
  expect(mayBeOfMass(contact, decisionOf(fired({ state: "recorded" })))).toBe(false);
  expect(mayBeOfMass(contact, decisionOf())).toBe(false);
  expect(mayBeOfMass(contactOf(toldText("news", "*")), decisionOf(fired({})))).toBe(false);
});

test("a start waits as well where the webhook of its making has not come, by what the contact says of it", () => {
  const first = toldText("news", "company");
  const madeBy = (source: string | null) => ({
    ...contactOf(first),
    properties: { hs_object_source: source },
  });
  expect(mayBeOfMass(madeBy("INTEGRATION"), decisionOf(fired({})))).toBe(true);
  expect(mayBeOfMass(madeBy("API"), decisionOf(fired({})))).toBe(true);
  expect(mayBeOfMass(madeBy("INTEGRATION"), decisionOf(fired({ cause: "values" })))).toBe(false);
  for (const source of ["FORM", "ANALYTICS", "CRM_UI", "MOBILE_IOS", null]) {
    expect([source, mayBeOfMass(madeBy(source), decisionOf(fired({})))]).toEqual([source, false]);
  }
});

test("it waits from the mark on, and goes when nobody turned out to write a mass", () => {
  const contact = contactOf(bySync);
  const until = markedAt + settlingMs;
  expect(settle(contact, nobody, markedAt + 20)).toEqual({ is: "open", until });
  expect(settle(contact, nobody, until - 1)).toEqual({ is: "open", until });
  expect(settle(contact, nobody, until)).toEqual({ is: "news" });
});

test("what turned out to be a mass change is read as one, at once", () => {
  const asked: unknown[] = [];
  const settled = settle(
    contactOf(bySync),
    (touch) => {
      asked.push(touch);
      return touch.source === crm;
    },
    markedAt + 20,
  );
  expect(asked).toEqual([{ source: crm, at: markedAt - 500 }]);
  if (settled.is !== "mass") throw new Error(`it is ${settled.is}`);
  expect(settled.contact.news).toBe(news.none);
  expect(settled.contact.told?.get("*")).toBe("mass");
});

test("what a person or a form wrote beside a mass change stays news", () => {
  const told =
    toldText("news", "*") +
    toldText("news", "jobtitle") +
    toldText("news", byWriter(crm, "jobtitle")) +
    toldText("news", "company:industry") +
    toldText("news", byWriter("API a;b:c", "company:industry"));
  const settled = settle(contactOf(told), ({ source }) => source === crm, markedAt);
  if (settled.is !== "mass") throw new Error(`it is ${settled.is}`);
  expect(settled.contact.told?.get("jobtitle")).toBe("mass");
  expect(settled.contact.told?.get("*")).toBe("news");
  expect(settled.contact.told?.get("company:industry")).toBe("news");
  expect(settled.contact.news).toBe(news.created);
  const both = settle(contactOf(told), ({ source }) => source === "API a,b:c", markedAt);
  expect(both.is === "mass" && both.contact.told?.get("company:industry")).toBe("mass");
});
