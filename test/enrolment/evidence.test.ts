import { describe, expect, test } from "vitest";
import { lexicon } from "../../config/lexicon.ts";
import type { PortalWork } from "../../src/portal-work.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import type { Properties } from "../../src/scoring/facts.ts";
import { parseModel } from "../../src/scoring/model/model.ts";
import type { Decision } from "../../src/store/decision.ts";
import { news } from "../../src/store/marks/mark-dirty.ts";
import type { ToldHow } from "../../src/store/marks/told.ts";
import { contactLife, type Reading } from "../support/portals/contact-life.ts";
import { model as tiny, portalWork } from "../support/portals/portal-work.ts";

const start = Date.UTC(2026, 0, 5);
const hour = 3_600_000;
const day = 24 * hour;
const iso = (at: number): string => new Date(at).toISOString();

/** The tiny model, with pages that count a little towards pain and meetings as raised hands. */
const model = parseModel({
  ...tiny,
  criteria: [
    ...tiny.criteria,
    {
      id: "page",
      axis: "pain",
      label: { en: "Page", es: "Página" },
      definition: { en: "Looked at a page", es: "Vio una página" },
      rules: [{ when: { op: "event", types: ["page_viewed"] }, points: 1 }],
    },
  ],
  handRaisers: [
    { label: { en: "Meeting", es: "Reunión" }, types: ["meeting_booked"], withinDays: 30 },
  ],
});
const compiled = (changes: object = {}) => ({
  lead: compileModel(parseModel({ ...model, ...changes }), lexicon),
  customer: null,
});
const work = portalWork({ models: compiled() });
const strict = { version: 2, ready: { ...model.ready, total: 90 } };
const generous = { version: 2, ready: { ...model.ready, pain: 0, total: 30 } };
const published = (changes: object): Partial<PortalWork> => ({
  models: compiled(changes),
  versions: { lead: 2, customer: null },
});

/** A lead of before the install that fits. */
const fits: Properties = {
  email: "ana@acme.example",
  createdate: iso(500),
  num_conversion_events: "0",
  hs_analytics_num_page_views: "0",
};
const form = (n: number, at: number): Properties => ({
  num_conversion_events: String(n),
  recent_conversion_date: iso(at),
});
const pages = (n: number, at: number): Properties => ({
  hs_analytics_num_page_views: String(n),
  hs_analytics_last_timestamp: iso(at),
});
const meeting = (id: string, occurredAt: number) => ({
  id: `meeting/${id}`,
  type: "meeting_booked",
  occurredAt,
  source: "activity",
  properties: {},
});
const silently: Reading = { why: news.none };
const told = (entries: Readonly<Record<string, ToldHow>>): Reading => ({
  contact: { told: new Map(Object.entries(entries)) },
});
/** A reading of a contact whose company has so many people. */
const atCompany = (numberofemployees: string, companyId = "5"): Reading => ({
  contact: { companyId, company: { numberofemployees } },
  work: { models: compiled({ ready: { ...model.ready, fit: 10, total: 40 } }) },
});
const proven = (how: ToldHow): Reading => ({
  contact: { proven: new Map([["email", how]]) },
});
const call = (direction: string) => ({
  ...meeting("1", start + day),
  type: "call_held",
  source: direction === "OUTBOUND" ? "sales" : "activity",
  properties: { direction },
});
const handoffOf = ({ crossings }: Decision) =>
  crossings.filter(({ scenario }) => scenario === "handoff");

/** Ready since before the install. */
function readyInSilence() {
  const contact = contactLife(work);
  const first = contact.read(start, { ...fits, ...form(1, 900) }, silently);
  expect(handoffOf(first)).toMatchObject([{ state: "recorded", why: "first_run" }]);
  return contact;
}
const ready = { ...fits, ...form(1, 900) };

/** Handed off at `start + hour`. */
function handedOff() {
  const contact = contactLife(work);
  contact.read(start, fits, silently);
  const decision = contact.read(start + hour, { ...fits, ...form(1, start + hour) });
  expect(handoffOf(decision)).toMatchObject([{ state: "intended", why: "new_evidence" }]);
  return contact;
}
const asked = { ...fits, ...form(1, start + hour) };

describe("what is new sets hand-off off", () => {
  test("right after a binding", () => {
    const contact = contactLife(work);
    contact.read(start, fits, { ...silently, work: { scenarios: [] } });
    const bound = work.scenarios.map((each) => ({ ...each, boundAt: start + 60_000 }));
    const decision = contact.read(
      start + 120_000,
      { ...fits, ...form(1, start + 110_000) },
      { work: { scenarios: bound } },
    );
    expect(handoffOf(decision)).toMatchObject([{ state: "intended", cause: "behaviour" }]);
  });

  test("in the very scoring that a publish brings about", () => {
    const contact = contactLife(work);
    contact.read(start, fits, silently);
    const asks = { ...fits, ...form(1, start + hour) };
    const version = published({ version: 2 });
    expect(handoffOf(contact.read(start + hour, asks, { work: version }))).toMatchObject([
      { state: "intended", why: "new_evidence" },
    ]);
  });

  test("during the first run, when it happened after the install", () => {
    const decision = contactLife(work).read(start, { ...fits, ...form(1, start - 1) }, silently);
    expect(handoffOf(decision)).toMatchObject([{ state: "intended", why: "new_evidence" }]);
  });

  test("whichever way an event came", () => {
    const contact = contactLife(work);
    contact.read(start, fits, silently);
    contact.hear(meeting("1", start + hour));
    const decision = contact.read(start + hour, fits, silently);
    expect(handoffOf(decision)).toMatchObject([{ state: "intended", cause: "behaviour" }]);
    expect(decision.counted).toEqual(["meeting/1"]);
    expect(decision.handoff).toMatchObject({ raisedAt: start + hour });
  });

  test("when the instant comes by which another clock dated it", () => {
    const contact = contactLife(work);
    contact.read(start, fits, silently);
    const ahead = { ...fits, ...form(1, start + hour + 90_000) };
    const before = contact.read(start + hour, ahead);
    expect(handoffOf(before)).toEqual([]);
    expect(before.nextChangeAt).toBe(start + hour + 90_000);
    const decision = contact.read(start + hour + 90_000, ahead, silently);
    expect(handoffOf(decision)).toMatchObject([{ state: "intended", why: "new_evidence" }]);
  });

  test("of a company as of the contact", () => {
    const contact = contactLife(work);
    const poor = { ...fits, email: "ana@gmail.com", ...form(1, 900) };
    contact.read(start, poor, atCompany("20"));
    const grown = contact.read(start + hour, poor, atCompany("900"));
    expect(handoffOf(grown)).toMatchObject([{ state: "intended", cause: "values" }]);

    const moved = contactLife(work);
    moved.read(start, poor, atCompany("20"));
    expect(handoffOf(moved.read(start + hour, poor, atCompany("900", "6")))).toMatchObject([
      { state: "intended", cause: "values" },
    ]);
  });
});

describe("who wrote a value decides", () => {
  const poor = { ...fits, email: "ana@gmail.com", ...form(1, 900) };
  const after = (reading: Reading): Decision => {
    const contact = contactLife(work);
    contact.read(start, poor, silently);
    return contact.read(start + hour, { ...poor, email: "ana@acme.example" }, reading);
  };

  test.each<[ToldHow, string, string]>([
    ["news", "intended", "new_evidence"],
    ["import", "recorded", "import"],
    ["merge", "recorded", "merge"],
    ["mass", "recorded", "import"],
    ["mapping", "recorded", "mapping"],
  ])("as its mark says: %s", (how, state, why) => {
    const decision = after(told({ email: how }));
    expect(handoffOf(decision)).toMatchObject([{ state, why }]);
    expect(decision.doubts).toEqual([]);
  });

  test("as HubSpot's history says, where no mark has named it", () => {
    const unproven = after({});
    expect(unproven.doubts).toEqual(["email"]);
    expect(handoffOf(after(proven("import")))).toMatchObject([{ why: "import" }]);
    expect(handoffOf(after(proven("news")))).toMatchObject([{ why: "new_evidence" }]);
    expect(handoffOf(after({ contact: { proven: new Map() } }))).toMatchObject([
      { why: "new_evidence" },
    ]);
  });

  test("is asked of nobody where nothing rests on it", () => {
    const contact = contactLife(work);
    contact.read(start, fits, silently);
    const decision = contact.read(start + hour, {
      ...fits,
      ...form(1, start + hour),
      city: "Soria",
    });
    expect(decision.doubts).toEqual([]);
  });

  test("what was not read before is no news", () => {
    const contact = contactLife(work);
    const { email: _, ...without } = poor;
    contact.read(start, without, silently);
    expect(
      handoffOf(contact.read(start + hour, { ...without, email: "ana@acme.example" })),
    ).toMatchObject([{ state: "recorded", why: "time" }]);
  });

  test("events that an import wrote happened long ago", () => {
    const contact = contactLife(work);
    contact.read(start, fits, silently);
    const imported = { ...fits, ...form(1, start + hour) };
    const decision = contact.read(
      start + hour,
      imported,
      told({ num_conversion_events: "import" }),
    );
    expect(handoffOf(decision)).toMatchObject([{ state: "recorded" }]);
  });

  test("contacts that a mass made are not new one by one", () => {
    const created = { ...ready, createdate: iso(start) };
    const decision = contactLife(work).read(start + hour, created, told({ "*": "mass" }));
    expect(decision.crossings).toMatchObject([
      { scenario: "handoff", state: "recorded", why: "import" },
      { scenario: "welcome", state: "recorded" },
    ]);
  });
});

describe("silence is not deafness", () => {
  test("a page wakes it, under the number it has and with an instant of its own", () => {
    const contact = readyInSilence();
    const decision = contact.read(start + day, { ...ready, ...pages(1, start + day) });
    expect(handoffOf(decision)).toMatchObject([
      { generation: 1, change: "woken", at: start + day, state: "intended", why: "woken" },
    ]);
    expect(decision.write).toMatchObject({ ripen_handoff_at: iso(start + day) });
  });

  test.each<[string, Properties, Reading]>([
    ["an edit", { city: "Soria" }, {}],
    ["time", {}, silently],
    ["an opened mail", { hs_email_open: "4", hs_email_last_open_date: iso(start + day) }, {}],
  ])("%s does not", (_, values, reading) => {
    const contact = readyInSilence();
    expect(handoffOf(contact.read(start + day, { ...ready, ...values }, reading))).toEqual([]);
  });

  test("a call of ours does not, and the contact's own does nothing less", () => {
    const calls = compiled({
      criteria: [
        ...model.criteria,
        {
          ...model.criteria.at(-1),
          id: "call",
          rules: [{ when: { op: "event", types: ["call_held"] }, points: 1 }],
        },
      ],
    });
    for (const [direction, wakes] of [
      ["OUTBOUND", 0],
      ["INBOUND", 1],
    ] as const) {
      const contact = readyInSilence();
      contact.hear(call(direction));
      const decision = contact.read(start + day, ready, { work: { models: calls } });
      expect([direction, handoffOf(decision).length]).toEqual([direction, wakes]);
    }
  });

  test("nurturing never wakes", () => {
    const contact = contactLife(work);
    contact.read(start, fits, silently);
    const decision = contact.read(start + day, { ...fits, ...pages(1, start + day) });
    expect(decision.crossings).toEqual([]);
  });

  test("what a dry run kept silent wakes once it is over", () => {
    const contact = contactLife(work);
    contact.read(start, fits, silently);
    const asks = { ...fits, ...form(1, start + hour) };
    const dry = contact.read(start + hour, asks, { work: { isDryRun: true } });
    expect(handoffOf(dry)).toMatchObject([{ state: "recorded", why: "dry_run" }]);
    const decision = contact.read(start + day, { ...asks, ...pages(1, start + day) });
    expect(handoffOf(decision)).toMatchObject([{ change: "woken" }]);
  });

  test("a publish that makes ready and a page in one scoring are one start", () => {
    const contact = contactLife(work);
    contact.read(start, fits, silently);
    const looks = { ...fits, ...pages(1, start + hour) };
    const decision = contact.read(start + hour, looks, { work: published(generous) });
    expect(handoffOf(decision)).toMatchObject([{ state: "intended", why: "woken" }]);
  });
});

describe("a raised hand is always told", () => {
  test("again, as soon as somebody has tried the lead", () => {
    const contact = handedOff();
    contact.know({
      handoff: { ...defined(contact.known().handoff), firstContactAt: start + 2 * hour },
    });
    contact.hear(meeting("1", start + 60 * day));
    const decision = contact.read(start + 60 * day, asked);
    expect(handoffOf(decision)).toMatchObject([
      { generation: 1, change: "ended", why: "goal" },
      { generation: 1, change: "rearmed" },
      { generation: 2, change: "fired", state: "intended", why: "new_evidence" },
    ]);
    expect(decision.write).toMatchObject({ ripen_handoff_at: iso(start + 60 * day) });
  });

  test("as asked again, where the earlier hand-off still waits for its first attempt", () => {
    const contact = handedOff();
    contact.hear(meeting("1", start + 2 * hour));
    const decision = contact.read(start + 2 * hour, asked);
    expect(handoffOf(decision)).toEqual([]);
    expect(decision.handoff?.askedAgain).toEqual({ generation: 1, at: start + 2 * hour });
  });

  test("beyond the number of a day", () => {
    const contact = contactLife(work);
    contact.read(start, fits, silently);
    contact.hear(meeting("1", start + hour));
    const capped = contact.read(start + hour, fits, {
      work: { scenarios: work.scenarios.map((each) => ({ ...each, mostADay: 0 })) },
    });
    expect(handoffOf(capped)).toMatchObject([{ state: "intended" }]);
  });

  test("to its owner, when it is with sales", () => {
    const contact = handedOff();
    contact.read(start + 2 * hour, { ...asked, ripen_verdict: "yes" });
    contact.hear(meeting("1", start + day));
    const decision = contact.read(start + day, { ...asked, ripen_verdict: "yes" });
    expect(handoffOf(decision)).toMatchObject([
      { generation: 2, change: "fired", state: "intended" },
    ]);
    expect(decision.handoff).toMatchObject({ addressee: "owner", raisedAt: start + day });
    expect(decision.score.nextStep).toBe("tell_owner");
    const later = contact.read(start + day + hour, { ...asked, ripen_verdict: "yes" }, silently);
    expect(handoffOf(later)).toEqual([]);
  });
});

describe("a roll-back restores crossings", () => {
  test("what was told stays told: neither the way back nor a page starts it again", () => {
    const contact = handedOff();
    const strictly = contact.read(start + day, asked, { ...silently, work: published(strict) });
    expect(handoffOf(strictly)).toMatchObject([{ change: "ended" }, { change: "rearmed" }]);
    const readiness = { ready: true, readySince: start + hour, belowSince: null };
    contact.know({ score: { ...defined(contact.known().score), readiness } });
    const back: Reading = { ...silently, work: { leftAt: start + day - 1, isRolledBack: true } };
    expect(handoffOf(contact.read(start + 2 * day, asked, back))).toEqual([
      { scenario: "handoff", generation: 1, change: "restored" },
    ]);
    const looks = { ...asked, ...pages(1, start + 3 * day) };
    expect(handoffOf(contact.read(start + 3 * day, looks))).toEqual([]);
  });
});

test("sales' answer, taken back, is no evidence for hand-off", () => {
  const contact = contactLife(work);
  contact.read(start, { ...ready, ripen_verdict: "never" }, silently);
  const decision = contact.read(start + hour, { ...ready, ripen_verdict: "" });
  expect(decision.score.readiness.ready).toBe(true);
  expect(handoffOf(decision)).toMatchObject([{ state: "recorded", why: "time" }]);
});

test("a contact that was created after the install is new, whoever found it", () => {
  const created = { ...fits, createdate: iso(start) };
  expect(contactLife(work).read(start + hour, created, silently).crossings).toMatchObject([
    { scenario: "welcome", state: "intended", cause: "creation" },
    { scenario: "nurture", state: "waiting" },
  ]);
});

test("what came back from the recycle bin is new from then on", () => {
  const contact = contactLife(work);
  contact.know({ restoredAt: start });
  const before = contact.read(start + hour, { ...fits, ...form(1, start - 1) }, silently);
  expect(handoffOf(before)).toMatchObject([{ state: "recorded", why: "restored" }]);
  const other = contactLife(work);
  other.know({ restoredAt: start });
  const after = other.read(start + hour, { ...fits, ...form(1, start + 1) }, silently);
  expect(handoffOf(after)).toMatchObject([{ state: "intended", why: "new_evidence" }]);
});

test("nurture starts by time when a lead stops being ready by itself, and not by a publish since", () => {
  for (const [since, state, why] of [
    [start, "intended", "its_time"],
    [start + 2 * hour, "recorded", "time"],
  ] as const) {
    const contact = contactLife(work);
    contact.read(start, fits, silently);
    contact.know({ crossings: new Map() });
    contact.read(start + hour, asked);
    const fading = compiled({
      criteria: model.criteria.map((each) =>
        each.id === "form" ? { ...each, decay: { kind: "window", days: 1 } } : each,
      ),
    });
    const decision = contact.read(start + 3 * day, asked, {
      ...silently,
      work: { models: fading, inForce: { since, isMapping: false } },
    });
    expect(decision.score.readiness.ready).toBe(false);
    expect(decision.crossings).toContainEqual(
      expect.objectContaining({ scenario: "nurture", state, why }),
    );
  }
});

function defined<T>(value: T | null): T {
  if (value === null) throw new Error("it is there");
  return value;
}
