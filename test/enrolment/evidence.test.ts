import { describe, expect, test } from "vitest";
import type { ToldHow } from "../../src/store/marks/told.ts";
import { contactLife, type Reading } from "../support/portals/contact-life.ts";
import {
  asked,
  atCompany,
  compiled,
  day,
  defined,
  fits,
  form,
  handedOff,
  handoffOf,
  hour,
  iso,
  meeting,
  model,
  pages,
  proven,
  published,
  ready,
  silently,
  start,
  strict,
  told,
  work,
} from "./evidence-sample.ts";
import type { Decision } from "../../src/store/decision.ts";

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
