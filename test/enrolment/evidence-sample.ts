import { expect } from "vitest";
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

export const start = Date.UTC(2026, 0, 5);
export const hour = 3_600_000;
export const day = 24 * hour;
export const iso = (at: number): string => new Date(at).toISOString();

/** The tiny model, with pages that count a little towards pain and meetings as raised hands. */
export const model = parseModel({
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
export const compiled = (changes: object = {}) => ({
  lead: compileModel(parseModel({ ...model, ...changes }), lexicon),
  customer: null,
});
export const work = portalWork({ models: compiled() });
export const strict = { version: 2, ready: { ...model.ready, total: 90 } };
export const generous = { version: 2, ready: { ...model.ready, pain: 0, total: 30 } };
export const published = (changes: object): Partial<PortalWork> => ({
  models: compiled(changes),
  versions: { lead: 2, customer: null },
});

/** A lead of before the install that fits. */
export const fits: Properties = {
  email: "ana@acme.example",
  createdate: iso(500),
  num_conversion_events: "0",
  hs_analytics_num_page_views: "0",
};
export const form = (n: number, at: number): Properties => ({
  num_conversion_events: String(n),
  recent_conversion_date: iso(at),
});
export const pages = (n: number, at: number): Properties => ({
  hs_analytics_num_page_views: String(n),
  hs_analytics_last_timestamp: iso(at),
});
export const meeting = (id: string, occurredAt: number) => ({
  id: `meeting/${id}`,
  type: "meeting_booked",
  occurredAt,
  source: "activity",
  properties: {},
});
export const silently: Reading = { why: news.none };
export const told = (entries: Readonly<Record<string, ToldHow>>): Reading => ({
  contact: { told: new Map(Object.entries(entries)) },
});
/** A reading of a contact whose company has so many people. */
export const atCompany = (numberofemployees: string, companyId = "5"): Reading => ({
  contact: { companyId, company: { numberofemployees } },
  work: { models: compiled({ ready: { ...model.ready, fit: 10, total: 40 } }) },
});
export const proven = (how: ToldHow): Reading => ({
  contact: { proven: new Map([["email", how]]) },
});
export const call = (direction: string) => ({
  ...meeting("1", start + day),
  type: "call_held",
  source: direction === "OUTBOUND" ? "sales" : "activity",
  properties: { direction },
});
export const handoffOf = ({ crossings }: Decision) =>
  crossings.filter(({ scenario }) => scenario === "handoff");

/** Ready since before the install. */
export function readyInSilence() {
  const contact = contactLife(work);
  const first = contact.read(start, { ...fits, ...form(1, 900) }, silently);
  expect(handoffOf(first)).toMatchObject([{ state: "recorded", why: "first_run" }]);
  return contact;
}
export const ready = { ...fits, ...form(1, 900) };

/** Handed off at `start + hour`. */
export function handedOff() {
  const contact = contactLife(work);
  contact.read(start, fits, silently);
  const decision = contact.read(start + hour, { ...fits, ...form(1, start + hour) });
  expect(handoffOf(decision)).toMatchObject([{ state: "intended", why: "new_evidence" }]);
  return contact;
}
export const asked = { ...fits, ...form(1, start + hour) };

export function defined<T>(value: T | null): T {
  if (value === null) throw new Error("it is there");
  return value;
}
