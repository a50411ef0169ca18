import { domainOfEmail } from "../../../src/scoring/reading/domain.ts";
import type { BehaviourEvent, Facts, Properties } from "../../../src/scoring/facts.ts";
import { ordered } from "../../../src/scoring/ordered.ts";
import { DAY } from "../../../src/scoring/time.ts";
import type { BenchScore, Line } from "./bench-score.ts";
import { country, folded, freeMailDomains, quantity, rank } from "./readers.ts";

type Property = (contact: Properties, company: Properties | null) => number;
type Behaviour = {
  readonly id: string;
  readonly line: (events: readonly BehaviourEvent[], asOf: number) => Line;
};

const DIRECTOR = 4;
const SERVED = new Set(["ES", "PT", "FR", "MX"]);
const PARTNERS = new Set(["company3.com", "company7.com"]);
const STAGES = new Set(["lead", "marketingqualifiedlead"]);

/** The 12 property rules, written by hand. */
const properties: readonly (readonly [id: string, points: Property])[] = [
  ["position", ({ jobtitle }) => (jobtitle && rank(jobtitle) >= DIRECTOR ? 15 : 0)],
  [
    "market",
    (contact, company) => {
      const value = company?.["country"] || contact["country"];
      return value && SERVED.has(country(value)) ? 10 : 0;
    },
  ],
  [
    "size",
    (contact, company) => {
      const value = company?.["numberofemployees"] || contact["numemployees"];
      const size = value ? quantity(value) : 0;
      return size >= 50 && size <= 1_000 ? 10 : 0;
    },
  ],
  [
    "revenue",
    (_, company) => {
      const value = company?.["annualrevenue"];
      return value && quantity(value) >= 1_000_000 ? 5 : 0;
    },
  ],
  [
    "business-email",
    ({ email }) => {
      const domain = email ? domainOfEmail(email) : null;
      return domain !== null && !freeMailDomains.has(domain) ? 5 : 0;
    },
  ],
  [
    "industry",
    (_, company) => {
      const value = company?.["industry"];
      if (!value) return 0;
      const text = folded(value);
      return text.includes("software") || text.includes("internet") ? 8 : 0;
    },
  ],
  ["partner", (_, company) => (PARTNERS.has(company?.["domain"] ?? "") ? -6 : 0)],
  ["stage", ({ lifecyclestage }) => (STAGES.has(lifecyclestage ?? "") ? 3 : 0)],
  ["phone", ({ phone }) => (phone ? 2 : 0)],
  ["city", ({ city }) => (city && folded(city) === "malaga" ? 2 : 0)],
  ["language", ({ hs_language }) => (hs_language && folded(hs_language).startsWith("es") ? 2 : 0)],
  [
    "website",
    (_, company) => {
      const site = company?.["website"];
      if (!site) return 0;
      const text = folded(site);
      return text.endsWith(".io") || text.endsWith(".ai") ? 1 : 0;
    },
  ],
];

const halfLife = (days: number) => (age: number) => Math.exp((-Math.LN2 * age) / (days * DAY));
const month = halfLife(30);
const twoMonths = halfLife(60);

function capped(id: string, points: number, cap: number, events: number): Line {
  return points > cap
    ? { id, points: cap, capped: true, events }
    : { id, points, capped: false, events };
}

/** Sums what each event of a type is worth. */
function each(
  id: string,
  type: string,
  points: number,
  cap: number,
  weigh: (age: number) => number,
  counts: (event: BehaviourEvent, age: number) => boolean = () => true,
  atLeast = 1,
): Behaviour {
  const line: Behaviour["line"] = (events, asOf) => {
    let sum = 0;
    let count = 0;
    for (const event of events) {
      if (event.type !== type) continue;
      const age = asOf - event.occurredAt;
      if (age < 0 || !counts(event, age)) continue;
      sum += weigh(age);
      count += 1;
    }
    return count < atLeast
      ? { id, points: 0, capped: false, events: 0 }
      : capped(id, points * sum, cap, count);
  };
  return { id, line };
}

/** What the newest event of a type is worth. */
function newest(
  id: string,
  type: string,
  points: number,
  weigh: (age: number) => number,
  counts: (event: BehaviourEvent) => boolean = () => true,
): Behaviour {
  const line: Behaviour["line"] = (events, asOf) => {
    let last = Infinity;
    let count = 0;
    for (const event of events) {
      if (event.type !== type || event.occurredAt > asOf || !counts(event)) continue;
      last = asOf - event.occurredAt;
      count += 1;
    }
    return { id, points: count === 0 ? 0 : points * weigh(last), capped: false, events: count };
  };
  return { id, line };
}

/** The 8 behaviour rules, written by hand. */
export const behaviours: readonly Behaviour[] = [
  each(
    "pricing",
    "page_viewed",
    3,
    12,
    month,
    ({ properties: { url = "" } }) => {
      const text = folded(url);
      return text.includes("/pricing") || text.includes("/precios");
    },
    2,
  ),
  each("download", "content_downloaded", 4, 8, twoMonths),
  each("webinar", "webinar_attended", 5, 10, (age) => Math.max(0, 1 - age / (90 * DAY))),
  newest("trial", "trial_started", 20, twoMonths),
  each("use", "feature_used", 1, 15, month, (_, age) => age < 90 * DAY),
  newest("meeting", "meeting_booked", 15, (age) => (age < 30 * DAY ? 1 : age < 90 * DAY ? 0.5 : 0)),
  each("reply", "email_replied", 5, 10, (age) => (age < 90 * DAY ? 1 : 0)),
  newest("demo", "form_submitted", 20, twoMonths, ({ properties: { form = "" } }) => {
    const text = folded(form);
    return text.includes("demo") || text.includes("contact");
  }),
];

/** Scores one contact by hand-written closures. */
export function scoreByClosures(facts: Facts, asOf: number): BenchScore {
  const { contact, company } = facts;
  const events = ordered(facts.events);
  const lines: Line[] = [];
  let fit = 0;
  for (const [id, points] of properties) {
    const worth = points(contact, company);
    fit += worth;
    lines.push({ id, points: worth, capped: false, events: 0 });
  }
  let pain = 0;
  for (const behaviour of behaviours) {
    const line = behaviour.line(events, asOf);
    pain += line.points;
    lines.push(line);
  }
  return { fit: Math.min(100, Math.max(0, fit)), pain: Math.min(100, Math.max(0, pain)), lines };
}
