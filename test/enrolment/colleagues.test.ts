import { describe, expect, test } from "vitest";
import type { Properties } from "../../src/scoring/facts.ts";
import type { Decision } from "../../src/store/decision.ts";
import { contactLife, type Reading } from "../support/portals/contact-life.ts";
import {
  day,
  fits,
  form,
  handoffOf,
  hour,
  iso,
  meeting,
  ready,
  silently,
  start,
  work,
} from "./evidence-sample.ts";

/** A reading of a contact whose company has so many open deals. */
const atBusy = (hs_num_open_deals: string, more: Reading = {}): Reading => ({
  ...more,
  contact: { companyId: "5", company: { hs_num_open_deals } },
});
/** A lead at this company becomes ready. */
function firstAsking(company: Properties): Decision {
  const contact = contactLife(work);
  const at: Reading = { contact: { companyId: "5", company } };
  contact.read(start, fits, { ...silently, ...at });
  return contact.read(start + hour, { ...fits, ...form(1, start + hour) }, at);
}

describe("sales is at work there already", () => {
  const asks = form(1, start + hour);

  test("a colleague of an open deal is told to its owner when it becomes ready", () => {
    const contact = contactLife(work);
    contact.read(start, fits, atBusy("1", silently));
    const decision = contact.read(start + hour, { ...fits, ...asks }, atBusy("1"));
    expect(handoffOf(decision)).toMatchObject([{ state: "intended", why: "new_evidence" }]);
    expect(decision.handoff).toMatchObject({ addressee: "owner", raisedAt: null });
    expect(decision.score).toMatchObject({ nextStep: "tell_owner", readiness: { ready: true } });
  });

  test("so is a colleague at a customer, and nobody where no deal is open", () => {
    expect(firstAsking({ lifecyclestage: "customer" }).handoff).toMatchObject({
      addressee: "owner",
    });
    const free = firstAsking({ lifecyclestage: "lead", hs_num_open_deals: "0" });
    expect(free.handoff).toMatchObject({ addressee: "sales" });
    expect(free.score.nextStep).toBe("call");
  });

  test("what made it ready in silence tells no owner either", () => {
    const contact = contactLife(work);
    const first = contact.read(start, ready, atBusy("1", silently));
    expect(handoffOf(first)).toMatchObject([{ state: "recorded", why: "first_run" }]);
    expect(handoffOf(contact.read(start + hour, ready, atBusy("1", silently)))).toEqual([]);
  });

  test("an admin may have them handed to sales like all others", () => {
    const contact = contactLife(work);
    const switchedOff = { work: { tellsColleagues: false } };
    contact.read(start, fits, atBusy("1", { ...silently, ...switchedOff }));
    const given = { ...fits, ...asks };
    const decision = contact.read(start + hour, given, atBusy("1", switchedOff));
    expect(decision.handoff).toMatchObject({ addressee: "sales" });
    expect(decision.score.nextStep).toBe("call");
  });

  test("a raised hand of who has an open deal is told to the owner, ready or not", () => {
    const contact = contactLife(work);
    contact.know({ deals: [{ kind: "deal_open", at: start - day }] });
    const nobody = { email: "ana@gmail.com", createdate: iso(500) };
    contact.read(start, nobody, silently);
    contact.hear(meeting("1", start + day));
    const decision = contact.read(start + day, nobody);
    expect(handoffOf(decision)).toMatchObject([{ change: "fired", state: "intended" }]);
    expect(decision.handoff).toMatchObject({ addressee: "owner", raisedAt: start + day });
  });

  test("a yes holds while its deal is open, and ends with the loss until something newer", () => {
    const contact = contactLife(work);
    contact.read(start, fits, silently);
    contact.read(start + hour, { ...fits, ...asks });
    contact.know({ deals: [{ kind: "deal_open", at: start + 2 * hour }] });
    const yes = { ...fits, ...asks, ripen_verdict: "yes" };
    contact.read(start + 2 * hour, yes);
    const open = contact.read(start + 200 * day, yes, silently);
    expect(open.score).toMatchObject({ segment: "sales", nextStep: "with_sales" });
    contact.know({ deals: [{ kind: "deal_lost", at: start + 200 * day }] });
    const lost = contact.read(start + 201 * day, yes, silently);
    expect(lost.score.reason).toEqual({ kind: "verdict", value: "lost" });
    expect(lost.score.readiness.ready).toBe(false);
    const again = { ...yes, ...form(2, start + 202 * day) };
    const back = contact.read(start + 202 * day, again);
    expect(back.score.readiness.ready).toBe(true);
    expect(handoffOf(back)).toMatchObject([{ change: "fired", why: "new_evidence" }]);
  });
});
