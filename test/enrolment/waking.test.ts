import { describe, expect, test } from "vitest";
import type { Properties } from "../../src/scoring/facts.ts";
import { contactLife, type Reading } from "../support/portals/contact-life.ts";
import {
  asked,
  call,
  compiled,
  day,
  defined,
  fits,
  form,
  generous,
  handedOff,
  handoffOf,
  hour,
  iso,
  meeting,
  model,
  pages,
  published,
  ready,
  readyInSilence,
  silently,
  start,
  work,
} from "./evidence-sample.ts";

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
      handoff: {
        ...defined(contact.known().handoff),
        firstContactAt: start + 2 * hour,
        firstContactHow: "call",
      },
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
