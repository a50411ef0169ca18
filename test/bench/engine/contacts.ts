import type { BehaviourEvent, Facts } from "../../../src/scoring/facts.ts";
import { DAY } from "../../../src/scoring/time.ts";

/** The instant of the bench. */
export const AS_OF = Date.parse("2026-03-20T12:00:00Z");

const TITLES = [
  "CEO",
  "Directora de Compras",
  "VP Sales",
  "Software engineer",
  "Jefe de ventas",
  "Head of Growth",
  "Student",
];
const COUNTRIES = ["Spain", "España", "PT", "FRA", "Germany", "United States", "México"];
const SIZES = ["12", "200", "51-200", "1,000+", "850", "5"];
const REVENUES = ["€2.5M", "900000", "1.200.000", "$12M", "50k"];
const INDUSTRIES = ["COMPUTER_SOFTWARE", "RETAIL", "INTERNET", "BANKING"];
const URLS = ["/pricing", "/blog/a", "/precios", "/docs/start", "/"];
const TYPES = [
  "page_viewed",
  "page_viewed",
  "content_downloaded",
  "webinar_attended",
  "trial_started",
  "feature_used",
  "feature_used",
  "meeting_booked",
  "email_replied",
  "form_submitted",
  "email_opened",
];

/** So many contacts with 30 events each, the same for the same seed. Events are in order of time, as the ledger gives them. */
export function contacts(count: number, seed: number): readonly Facts[] {
  const random = generator(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const maybe = (value: string): string | null => (random() < 0.85 ? value : null);
  const made = Array.from({ length: count }, (_, at): Facts => ({
    contact: {
      jobtitle: maybe(pick(TITLES)),
      country: pick(COUNTRIES),
      numemployees: "25-50",
      email: `person${at}@${pick(["gmail.com", `company${at % 50}.com`])}`,
      lifecyclestage: pick(["lead", "subscriber", "marketingqualifiedlead"]),
      phone: maybe("600 000 000"),
      city: pick(["Málaga", "Madrid", "Lisboa"]),
      hs_language: pick(["es", "en", "es-mx"]),
    },
    company: {
      country: maybe(pick(COUNTRIES)),
      numberofemployees: maybe(pick(SIZES)),
      annualrevenue: maybe(pick(REVENUES)),
      industry: pick(INDUSTRIES),
      domain: `company${at % 50}.com`,
      website: pick(["https://a.io", "https://b.com"]),
    },
    events: events(at, random, pick),
    verdict: null,
    sales: null,
    doNotScore: false,
  }));
  // Through JSON, as answers of HubSpot and rows of the ledger come: flat texts, plain objects.
  return JSON.parse(JSON.stringify(made)) as readonly Facts[];
}

function events(
  contact: number,
  random: () => number,
  pick: <Item>(items: readonly Item[]) => Item,
): readonly BehaviourEvent[] {
  const times = Array.from({ length: 30 }, () => AS_OF - Math.floor(random() * 180 * DAY));
  return times
    .sort((a, b) => a - b)
    .map((occurredAt, at) => ({
      id: `${contact}/visits#${at}`,
      type: pick(TYPES),
      occurredAt,
      source: "bench",
      properties: {
        url: `https://example.com${pick(URLS)}`,
        form: pick(["Home: Demo request", "Home: Newsletter"]),
      },
    }));
}

/** A small generator of numbers in [0, 1): runs must be the same everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
