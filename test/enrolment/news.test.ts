import { expect, test } from "vitest";
import { newsOf, type NewsOf } from "../../src/enrolment/news.ts";
import type { BehaviourEvent, Properties } from "../../src/scoring/facts.ts";
import type { Told } from "../../src/store/marks/told.ts";
import { unknownContact, type Known } from "../../src/store/scores/recall.ts";
import { scoreOf } from "../support/ledger/decision.ts";

const day = 86_400_000;
const installedAt = 1_000 * day;
const last = installedAt + day;
const now = last + day;

const event = (occurredAt: number, changes: Partial<BehaviourEvent> = {}): BehaviourEvent => ({
  id: "meeting/1",
  type: "meeting_booked",
  occurredAt,
  source: "activity",
  properties: {},
  ...changes,
});
const scored: Known = { ...unknownContact, score: scoreOf({ asOf: last }) };
const counter = (occurredAt: number): BehaviourEvent =>
  event(occurredAt, { id: "7/num_conversion_events#2", source: "counter" });

/** Whether something that the contact did itself stands behind a scoring in which these events are known. */
function isOwnDoing(
  events: readonly BehaviourEvent[],
  given: {
    readonly known?: Known;
    readonly derived?: readonly BehaviourEvent[];
    readonly told?: Told;
    readonly contact?: Properties;
  } = {},
): boolean {
  const { known = scored, derived = [], told = new Map(), contact = {} } = given;
  const facts: NewsOf["facts"] = {
    contact,
    company: null,
    events,
    verdict: null,
    sales: null,
    doNotScore: false,
  };
  const more = { told, proven: null, installedAt, returnedAt: null, asOf: now };
  return newsOf({ contactId: "7", companyId: null, facts, derived, known, ...more }).isOwnDoing();
}
const uncounted = (...ids: readonly string[]): Known => ({ ...scored, uncounted: new Set(ids) });

test("what no committed scoring has counted is its own doing, once it has come", () => {
  const known = uncounted("meeting/1");
  expect(isOwnDoing([event(last + 1)], { known })).toBe(true);
  expect(isOwnDoing([event(last + 1)])).toBe(false);
  expect(isOwnDoing([event(now + 1)], { known })).toBe(false);
  expect(isOwnDoing([])).toBe(false);
});

test("what sales did or a machine is not", () => {
  const known = uncounted("meeting/1");
  for (const source of ["sales", "machine"]) {
    expect(isOwnDoing([event(last + 1, { source })], { known })).toBe(false);
  }
});

test("what this reading tells is, unless an import wrote it or nobody had read it before", () => {
  const read = [counter(last + 1)];
  const known: Known = { ...scored, counters: new Map([["num_conversion_events", 1]]) };
  expect(isOwnDoing(read, { known, derived: read })).toBe(true);
  const told = new Map([["num_conversion_events", "import"]] as const);
  expect(isOwnDoing(read, { known, derived: read, told })).toBe(false);
  const old = [counter(now - 40 * day)];
  expect(isOwnDoing(old, { derived: old })).toBe(false);
});

test("of a new contact it is what it did since, and the form that made it", () => {
  const created = (hs_object_source: string): Properties => ({
    createdate: new Date(last).toISOString(),
    hs_object_source,
  });
  const known = unknownContact;
  expect(isOwnDoing([], { known, contact: created("FORM") })).toBe(true);
  expect(isOwnDoing([], { known, contact: created("INTEGRATION") })).toBe(false);
  expect(isOwnDoing([event(last + 1)], { known, contact: created("INTEGRATION") })).toBe(true);
  const before = {
    createdate: new Date(installedAt - day).toISOString(),
    hs_object_source: "FORM",
  };
  expect(isOwnDoing([], { known, contact: before })).toBe(false);
});
