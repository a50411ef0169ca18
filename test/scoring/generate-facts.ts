import * as fc from "fast-check";
import type { BehaviourEvent, Facts, ReadinessState } from "../../src/scoring/facts.ts";
import { DAY, HOUR } from "../../src/scoring/time.ts";
import { EVENT_TYPES, FIELDS } from "./generate-model.ts";
import { NOW } from "./sample.ts";

const value = fc.oneof(
  fc.constantFrom("Spain", "ES", "demo", "a", "red;a", "acme.com", "x@acme.com", "x@gmail.com"),
  fc.constantFrom("CEO", "jefe de ventas", "51-200", "1,000+", "€2.5M", "12", "-3", "", " "),
  fc.integer({ min: -30, max: 5 }).map((days) => new Date(NOW + days * DAY).toISOString()),
  fc
    .integer({ min: -30, max: 5 })
    .map((days) => new Date(NOW + days * DAY).toISOString().slice(0, 10)),
  fc.string({ maxLength: 12 }),
);

const properties = (prefix: string): fc.Arbitrary<Record<string, string | null>> =>
  fc.record(
    Object.fromEntries(FIELDS.map((name) => [`${prefix}${name}`, fc.option<string>(value)])),
  );

/** Events around NOW, some of them still to come; ids are unique. */
export function events(most: number): fc.Arbitrary<BehaviourEvent[]> {
  const event = fc.record({
    type: fc.constantFrom(...EVENT_TYPES),
    // Whole minutes and odd milliseconds, equal instants included.
    occurredAt: fc
      .tuple(fc.integer({ min: -40 * 24, max: 48 }), fc.constantFrom(0, 1, 60_001))
      .map(([hours, more]) => NOW + hours * HOUR + more),
    source: fc.constant("generated"),
    properties: fc.record({ url: value }, { requiredKeys: [] }),
  });
  return fc
    .array(event, { maxLength: most })
    .map((made) => made.map((given, at) => ({ ...given, id: `event-${at}` })));
}

export function facts(mostEvents = 12): fc.Arbitrary<Facts> {
  return fc.record({
    contact: properties(""),
    company: fc.option(properties("c_")),
    events: events(mostEvents),
    verdict: fc.option(
      fc.record({
        value: fc.constantFrom("yes" as const, "maybe" as const, "never" as const),
        at: fc.integer({ min: -20, max: 2 }).map((days) => NOW + days * DAY),
      }),
      { freq: 2 },
    ),
    sales: fc.option(
      fc.record({
        hasOpenDeal: fc.boolean(),
        isColleague: fc.boolean(),
        lostAt: fc.option(fc.integer({ min: -20, max: 2 }).map((days) => NOW + days * DAY)),
        wonAt: fc.option(fc.integer({ min: -20, max: 2 }).map((days) => NOW + days * DAY)),
        lastActAt: fc.option(fc.integer({ min: -120, max: 0 }).map((days) => NOW + days * DAY)),
      }),
      { freq: 2 },
    ),
    doNotScore: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  });
}

/** Not ready, ready, or ready and below the leaving thresholds for some hours. */
export const stateBefore: fc.Arbitrary<ReadinessState | null> = fc.oneof(
  fc.constant(null),
  fc.constant({ ready: true, readySince: NOW - 3 * DAY, belowSince: null }),
  fc.integer({ min: 0, max: 80 }).map((hours) => ({
    ready: true,
    readySince: NOW - 9 * DAY,
    belowSince: NOW - hours * HOUR,
  })),
);
