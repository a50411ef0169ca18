import { describe, expect, test } from "vitest";
import { lexicon } from "../config/lexicon.ts";
import type { PortalWork } from "../src/portal-work.ts";
import { compileModel } from "../src/scoring/compile/compile.ts";
import type { Properties } from "../src/scoring/facts.ts";
import { parseModel } from "../src/scoring/model/model.ts";
import { news } from "../src/store/marks/mark-dirty.ts";
import { life } from "./support/portals/contact-life.ts";
import { model, portalWork } from "./support/portals/portal-work.ts";
import { leadPart } from "../src/scoring/result.ts";

const start = Date.UTC(2026, 0, 5);
const hour = 3_600_000;
const iso = (at: number): string => new Date(at).toISOString();
const ana: Properties = {
  email: "ana@acme.example",
  createdate: iso(start),
  hs_email_optout: null,
  // HubSpot answers null for what it has no value of (hubspot-facts 3.1).
  num_conversion_events: null,
};
const form = (n: number, at: number): Properties => ({
  num_conversion_events: String(n),
  recent_conversion_date: iso(at),
});

describe("a new lead", () => {
  test("is scored, welcomed and written in one decision", () => {
    const decision = life().read(start + hour, ana, news.created);
    expect(decision.score).toMatchObject({ fit: 30, pain: 0, leadScore: 30 });
    expect(decision.crossings).toMatchObject([
      { scenario: "welcome", change: "fired", state: "intended", why: "new_evidence" },
      { scenario: "nurture", change: "fired", state: "waiting" },
    ]);
    expect(decision.write).toMatchObject({
      ripen_lead_score: "30",
      ripen_welcome_at: iso(start + hour),
      ripen_active_scenarios: "welcome",
    });
    expect(decision.published).not.toHaveProperty("ripen_welcome_at");
    expect(decision.published).toMatchObject({ ripen_lead_score: "30" });
  });

  test("that fills in a form is ready, and is handed off on that news", () => {
    const contact = life();
    contact.read(start + hour, { ...ana, num_conversion_events: "0" }, news.created);
    const decision = contact.read(start + 2 * hour, { ...ana, ...form(1, start + 2 * hour) });
    expect(decision.score.readiness).toMatchObject({ ready: true, readySince: start + 2 * hour });
    expect(decision.events).toMatchObject([
      { id: "7/num_conversion_events#1", type: "form_submitted", occurredAt: start + 2 * hour },
    ]);
    expect(decision.write).toMatchObject({
      ripen_ready: "true",
      ripen_handoff_at: iso(start + 2 * hour),
      ripen_welcome_at: "",
    });
  });
});

test("of two forms between two readings the first raises the hand, and is handed off", () => {
  const work = portalWork();
  const lead = compileModel(
    parseModel({
      ...model,
      criteria: model.criteria.slice(0, 1),
      handRaisers: [
        {
          label: { en: "Demo", es: "Demo" },
          types: ["form_submitted"],
          where: { op: "contains", field: "form", values: ["demo"] },
        },
      ],
    }),
    lexicon,
  );
  const contact = life({ ...work, models: { ...work.models, lead } });
  const at = start + 2 * hour;
  contact.read(start + hour, { ...ana, hs_calculated_form_submissions: null }, news.created);
  contact.knowsForms(new Map([["d-1", "Request a demo"]]));
  const decision = contact.read(at, {
    ...ana,
    hs_calculated_form_submissions: `d-1::${at - 9_000};n-2::${at - 2_000}`,
    num_conversion_events: "2",
    recent_conversion_date: iso(at - 2_000),
    recent_conversion_event_name: "Newsletter",
  });
  expect(decision.events.map(({ id }) => id)).toEqual([
    `form/d-1@${at - 9_000}`,
    `form/n-2@${at - 2_000}`,
  ]);
  expect(decision.score.reason).toMatchObject({ kind: "handRaiser", at: at - 9_000 });
  expect(decision.write).toMatchObject({ ripen_handoff_at: iso(at) });
});

test.each([
  ["Australia/Sydney", "2026-12-01", "2026-11-30T13:00:00Z"],
  ["Pacific/Pago_Pago", "2026-12-01", "2026-12-01T11:00:00Z"],
])(
  "a day in %s fires as it begins, once, also where it was read before",
  (timeZone, day, begins) => {
    const began = Date.parse(begins);
    const work = portalWork();
    const sources = [{ type: "form_submitted", kind: "date", property: "trial_on" }] as const;
    const contact = life({ ...work, timeZone, sources });
    const read = (at: number, trial_on: string | null) =>
      contact.read(at, { ...ana, createdate: iso(began - 9 * hour), trial_on }, news.none);
    contact.read(
      began - 8 * hour,
      { ...ana, createdate: iso(began - 9 * hour), trial_on: null },
      news.created,
    );
    const ahead = read(began - hour, day);
    expect(leadPart(ahead.score).pain).toBe(0);
    expect(ahead.nextChangeAt).toBe(began);
    const decision = read(began, day);
    expect(decision.score.readiness.ready).toBe(true);
    expect(decision.write).toMatchObject({ ripen_handoff_at: iso(began) });
    expect(read(began + hour, day).crossings).toEqual([]);
  },
);

test("the same reading at the same instant decides the same, and then nothing is left to write", () => {
  const contact = life();
  contact.read(start + hour, ana, news.created);
  const again = contact.read(start + hour, ana, news.changed);
  expect(again).toMatchObject({ events: [], crossings: [], write: {} });
  expect(again.counters).toEqual(new Map());
});

describe("nothing fires", () => {
  test("at the first run over contacts that were there before", () => {
    const old = { ...ana, createdate: iso(500), ...form(3, 900) };
    const decision = life().read(start + hour, old, news.none);
    expect(decision.score.readiness.ready).toBe(true);
    expect(decision.crossings.map((change) => change.change)).toEqual(["fired", "fired"]);
    expect(decision.crossings.every((c) => c.change === "fired" && c.state === "recorded")).toBe(
      true,
    );
    expect(Object.keys(decision.write).filter((name) => name.endsWith("_at"))).toEqual([]);
    expect(decision.write).toHaveProperty("ripen_ready", "true");
    expect(decision.write).not.toHaveProperty("ripen_active_scenarios");
  });

  test("for imported contacts and those that a merge made", () => {
    for (const [how, why] of [
      [{ hs_object_source: "IMPORT" }, "import"],
      [{ hs_merged_object_ids: "1;2" }, "merge"],
    ] as const) {
      const { crossings } = life().read(start + hour, { ...ana, ...how }, news.created);
      expect(crossings[0]).toMatchObject({ state: "recorded", why });
    }
  });

  test("when a new version of the model makes a contact ready", () => {
    const contact = life();
    contact.read(start, { ...ana, ...form(1, start) }, news.none, {
      scenarios: [],
      versions: { lead: 1, customer: null },
    });
    const { crossings } = contact.read(start + hour, { ...ana, ...form(1, start) }, news.changed, {
      versions: { lead: 2, customer: null },
    });
    expect(crossings.length).toBeGreaterThan(0);
    expect(crossings.every((c) => c.change === "fired" && c.state === "recorded")).toBe(true);
  });

  test("where the trigger property has another type in the portal, and nothing is written to it", () => {
    const unwritable = new Set(["ripen_welcome_at", "ripen_band"]);
    const { crossings, write } = life(portalWork({ unwritable })).read(
      start + hour,
      ana,
      news.created,
    );
    expect(crossings[0]).toMatchObject({
      scenario: "welcome",
      state: "recorded",
      why: "mapping",
    });
    expect(write).not.toHaveProperty("ripen_welcome_at");
    expect(write).not.toHaveProperty("ripen_band");
    // Another nurturing scenario goes in its place.
    expect(write).toHaveProperty("ripen_nurture_at");
  });
});

describe("what sales answer", () => {
  const ready = { ...ana, ...form(1, start) };

  test("ends the hand-off, dated by when it was first seen", () => {
    const contact = life();
    contact.read(start, ana, news.created);
    contact.read(start + hour, ready);
    const decision = contact.read(start + 2 * hour, { ...ready, ripen_verdict: "yes" });
    expect(decision.verdict).toEqual({ value: "yes", at: start + 2 * hour });
    expect(decision.write).toMatchObject({ ripen_handoff_at: "", ripen_ready: "false" });
    const later = contact.read(start + 9 * hour, { ...ready, ripen_verdict: "yes" });
    expect(later.verdict).toEqual({ value: "yes", at: start + 2 * hour });
  });

  test("with 'maybe' ends nothing of a later hand-off, which takes news", () => {
    const contact = life();
    contact.read(start, ana, news.created);
    contact.read(start + hour, ready);
    const maybe = { ...ready, ripen_verdict: "maybe" };
    expect(contact.read(start + 2 * hour, maybe).score.readiness.ready).toBe(false);
    // Thirty days, and then for something of its own (docs/contracts.md, Verdict).
    const soon = start + 3 * hour;
    expect(contact.read(soon, { ...maybe, ...form(2, soon) }).write).toEqual({});
    const later = start + 31 * 24 * hour;
    const back = { ...maybe, ...form(3, later) };
    expect(contact.read(later, back).write).toMatchObject({ ripen_handoff_at: iso(later) });
    expect(contact.read(later + hour, back)).toMatchObject({ crossings: [], write: {} });
  });

  test("that is no verdict is none", () => {
    expect(life().read(start, { ...ready, ripen_verdict: "later" }).verdict).toBeNull();
  });
});

test("who objected is not scored and leaves the scenarios", () => {
  const contact = life();
  contact.read(start, ana, news.created);
  const decision = contact.read(start + hour, { ...ana, ripen_do_not_score: "true" });
  expect(decision.score).toMatchObject({ leadScore: 0, reason: { kind: "objection" } });
  expect(decision.write).toMatchObject({ ripen_welcome_at: "", ripen_active_scenarios: "" });
});

test("a meeting that is booked for later does not end the welcome before it is held", () => {
  const contact = life();
  contact.read(start, ana, news.created);
  const booked = { ...ana, engagements_last_meeting_booked: iso(start + 24 * hour) };
  expect(contact.read(start + hour, booked).crossings).toEqual([]);
  expect(contact.read(start + 25 * hour, booked, news.none).crossings).toMatchObject([
    { scenario: "welcome", change: "ended", why: "goal" },
    { scenario: "nurture", change: "released" },
  ]);
});

test("a value that was edited by hand is corrected at the next reading, a trigger never", () => {
  const contact = life();
  contact.read(start, ana, news.created);
  contact.edit({ ripen_lead_score: "99", ripen_welcome_at: "" });
  const { write } = contact.read(start + hour, ana, news.none);
  expect(write).toEqual({ ripen_lead_score: "30" });
});

test("a new version of the model is written to the point, although points that only fade by as much are not", () => {
  const contact = life();
  contact.read(start, ana, news.created);
  const [mail] = model.criteria;
  if (mail === undefined) throw new Error("the model has no criterion");
  const criteria = model.criteria.with(0, {
    ...mail,
    rules: mail.rules.map((rule) => ({ ...rule, points: 29 })),
  });
  const models = {
    lead: compileModel({ ...model, version: 2, criteria }, lexicon),
    customer: null,
  };
  const { write } = contact.read(start + hour, ana, news.none, { models });
  expect(write).toMatchObject({ ripen_lead_score: "29", ripen_model_version: "2" });
});

describe("a publish", () => {
  const published: Partial<PortalWork> = { versions: { lead: 2, customer: null } };
  const ready = { ...ana, createdate: iso(500), ...form(1, 900) };

  test("leaves its crossings silent, to be caught up, and writes no trigger", () => {
    const contact = life();
    contact.read(start, ready, news.none, { scenarios: [] });
    const { crossings, write } = contact.read(start + hour, ready, news.none, published);
    expect(crossings).toMatchObject([
      { scenario: "handoff", state: "recorded", why: "publish" },
      { scenario: "welcome", state: "recorded", why: "publish" },
    ]);
    expect(Object.keys(write).filter((name) => name.endsWith("_at"))).toEqual([]);
    expect(contact.read(start + 2 * hour, ready, news.none, published).crossings).toEqual([]);
  });

  test("stays silent for contacts that nobody had scored before it", () => {
    const { crossings } = life().read(start, ready, news.none, published);
    expect(crossings[0]).toMatchObject({ state: "recorded", why: "first_run" });
  });

  test("stays silent in a dry run, which also holds what waits", () => {
    const contact = life();
    contact.read(start, ready, news.none, { scenarios: [] });
    const { crossings } = contact.read(start + hour, ready, news.none, {
      ...published,
      isDryRun: true,
    });
    expect(crossings[0]).toMatchObject({ state: "recorded", why: "dry_run" });
    const waiting = life();
    waiting.read(start, ana, news.created);
    waiting.read(start + hour, ana, news.none);
    const met = { ...ana, engagements_last_meeting_booked: iso(start + 2 * hour) };
    const later = waiting.read(start + 3 * hour, met, news.changed, { isDryRun: true });
    expect(later.crossings).toMatchObject([{ scenario: "welcome", change: "ended" }]);
  });
});

describe("the pace of writes", () => {
  const writePace = { most: 1, per: "hour", since: start, by: "" } as const;
  const paced: Partial<PortalWork> = { writePace, scenarios: [] };

  test("holds back what a first scoring or another version alone changed", () => {
    const contact = life();
    expect(contact.read(start, ana, news.none, paced).pace).toBe("inTurn");
    expect(contact.read(start + hour, ana, news.none, paced).pace).toBe("asBefore");
  });

  test("never holds back news, or what sets a workflow off", () => {
    expect(life().read(start, ana, news.changed, paced).pace).toBe("now");
    expect(life().read(start, ana, news.created, { writePace }).pace).toBe("now");
  });

  test("is at once where none is set", () => {
    expect(life().read(start, ana, news.none, { scenarios: [] }).pace).toBe("asBefore");
  });
});
