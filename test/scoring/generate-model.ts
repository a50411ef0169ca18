import * as fc from "fast-check";
import type { Condition } from "../../src/scoring/model/condition.ts";
import { SENIORITIES } from "../../src/scoring/reading/seniority.ts";
import type { ModelDocument } from "../../src/scoring/model/model.ts";
import type { Criterion, Decay, When } from "./sample.ts";

/** How wild generated models are. */
export type Taste = {
  /** No `not`, no negative points, no gates: what one more event can only lift. */
  readonly positive: boolean;
  /** The longest window, decay or half-life in days; short ones let a scan reach every breakpoint. */
  readonly mostDays: number;
};

export const FIELDS = ["text", "number", "country", "title", "mail", "date", "size"] as const;
export const EVENT_TYPES = [
  "page_viewed",
  "form_submitted",
  "custom:visit",
  "email_opened",
] as const;

const label = { en: "Generated criterion", es: "Criterio generado" };
const values = fc.array(fc.constantFrom("spain", "ES", "acme.com", "demo", "a", "1", "red"), {
  minLength: 1,
  maxLength: 3,
});

function test(mostDays: number, fields: readonly string[]): fc.Arbitrary<Condition> {
  const field = fc.constantFrom(...fields);
  const amount = fc.integer({ min: -5, max: 500 });
  return fc.oneof(
    fc.record({ op: fc.constant("equals"), field, value: fc.constantFrom("a", "demo", "red") }),
    fc.record({
      op: fc.constantFrom("oneOf", "contains", "startsWith", "endsWith"),
      field,
      values,
    }),
    fc.record({
      op: fc.constant("matches"),
      field,
      pattern: fc.constantFrom("^a", "d.mo", "[0-9]+"),
    }),
    fc.record({ op: fc.constantFrom("atLeast", "atMost"), field, value: amount }),
    fc.tuple(field, amount, amount).map(([name, a, b]) => ({
      op: "between" as const,
      field: name,
      from: Math.min(a, b),
      to: Math.max(a, b),
    })),
    fc.record({ op: fc.constant("size"), field, atLeast: amount }),
    fc.record({ op: fc.constantFrom("known", "unknown", "businessEmail"), field }),
    ...(mostDays > 0
      ? [
          fc.record({
            op: fc.constant("withinDays"),
            field,
            days: fc.integer({ min: 1, max: mostDays }),
          }),
        ]
      : []),
    fc.record({ op: fc.constantFrom("domainIn", "countryIn"), field, values }),
    fc.record({
      op: fc.constant("seniorityAtLeast"),
      field,
      level: fc.constantFrom(...SENIORITIES),
    }),
  );
}

export function eventCondition({ mostDays }: Taste): fc.Arbitrary<Condition> {
  return fc.record({
    op: fc.constant("event" as const),
    types: fc.uniqueArray(fc.constantFrom(...EVENT_TYPES), { minLength: 1, maxLength: 2 }),
    where: fc.option<Condition>(test(0, ["url"]), { freq: 3 }),
    times: fc.integer({ min: 1, max: 3 }),
    withinDays: fc.option<number>(fc.integer({ min: 1, max: mostDays })),
  });
}

export function condition(taste: Taste): fc.Arbitrary<Condition> {
  const leaf = fc.oneof(test(taste.mostDays, FIELDS), eventCondition(taste));
  const several = fc.array(leaf, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: fc.record({ op: fc.constantFrom("all", "any"), of: several }) },
    ...(taste.positive
      ? []
      : [{ weight: 1, arbitrary: fc.record({ op: fc.constant("not" as const), of: leaf }) }]),
  );
}

export function decay({ mostDays }: Taste): fc.Arbitrary<Decay> {
  const days = fc.integer({ min: 1, max: mostDays });
  const step = fc.record({
    untilDays: days,
    share: fc.integer({ min: 0, max: 10 }).map((n) => n / 10),
  });
  return fc.oneof(
    fc.record({ kind: fc.constant("halfLife" as const), days, endsAfterDays: fc.option(days) }),
    fc.record({ kind: fc.constantFrom("linear" as const, "window" as const), days }),
    fc
      .uniqueArray(step, { minLength: 1, maxLength: 3, selector: ({ untilDays }) => untilDays })
      .map((steps) => ({ kind: "steps" as const, steps: falling(steps) })),
  );
}

function falling(steps: readonly { untilDays: number; share: number }[]): {
  untilDays: number;
  share: number;
}[] {
  const untils = steps.map(({ untilDays }) => untilDays).sort((a, b) => a - b);
  const shares = steps.map(({ share }) => share).sort((a, b) => b - a);
  return untils.map((untilDays, at) => ({ untilDays, share: shares[at] ?? 0 }));
}

function criterion(taste: Taste): fc.Arbitrary<Omit<Criterion, "id" | "axis">> {
  const points = fc.integer({ min: taste.positive ? 0 : -100, max: 100 });
  const rule = fc.oneof(
    fc.record({ when: condition(taste), points }),
    fc.record({
      when: eventCondition(taste),
      points,
      each: fc.constant(true),
    }),
  );
  return fc.record({
    label: fc.constant(label),
    definition: fc.constant(label),
    rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
    pick: fc.constantFrom("best", "sum"),
    unknown: taste.positive ? fc.integer({ min: 0, max: 20 }) : fc.integer({ min: -20, max: 20 }),
    cap: fc.option(fc.integer({ min: 0, max: 100 })),
    decay: fc.option(decay(taste), { freq: 3 }),
    family: fc.option(fc.constantFrom("one", "two")),
  });
}

/** Documents that parseModel accepts, of every feature. Family `one` is for fit, `two` for pain. */
export function modelDocument(taste: Taste): fc.Arbitrary<ModelDocument> {
  const threshold = fc.integer({ min: 1, max: 60 });
  const cuts = fc.tuple(threshold, threshold).map(([a, b]) => [a, a + b]);
  const segment = fc.constantFrom("red", "purple", "blue");
  const row = fc.array(segment, { minLength: 3, maxLength: 3 });
  const gate = taste.positive ? fc.constant(null) : fc.option(condition(taste));
  return fc
    .record({
      criteria: fc.array(criterion(taste), { minLength: 1, maxLength: 6 }),
      max: fc.integer({ min: 1, max: 200 }),
      caps: fc.tuple(threshold, threshold),
      cuts: fc.tuple(cuts, cuts),
      cells: fc.array(row, { minLength: 3, maxLength: 3 }),
      ready: fc.record({
        fit: threshold,
        pain: threshold,
        total: threshold,
        hysteresis: fc.integer({ min: 0, max: 10 }),
        dwellHours: fc.integer({ min: 0, max: 72 }),
      }),
      excluded: gate,
      expires: fc.boolean(),
      limited: gate,
      raised: taste.positive ? fc.constant(false) : fc.boolean(),
      maybe: fc.integer({ min: 1, max: 40 }),
      never: fc.option(fc.integer({ min: 1, max: taste.mostDays })),
    })
    .map((made) => assemble(made, taste));
}

type Made = {
  readonly criteria: readonly Omit<Criterion, "id" | "axis">[];
  readonly max: number;
  readonly caps: readonly [number, number];
  readonly cuts: readonly [readonly number[], readonly number[]];
  readonly cells: ModelDocument["matrix"]["cells"];
  readonly ready: NonNullable<ModelDocument["ready"]>;
  readonly excluded: When | null;
  readonly expires: boolean;
  readonly limited: When | null;
  readonly raised: boolean;
  readonly maybe: number;
  readonly never: number | null;
};

function assemble(made: Made, { mostDays }: Taste): ModelDocument {
  const types = ["form_submitted"];
  return {
    schema: 1,
    id: "generated",
    version: 1,
    name: "Generated",
    kind: "lead",
    axes: { fit: { max: made.max }, pain: { max: 50 } },
    fields: Object.fromEntries(
      FIELDS.map((name) => [name, { contact: name, company: `c_${name}` }]),
    ),
    criteria: made.criteria.map((given, at) => ({
      ...given,
      // A behaviour is never unknown: model-faults.ts refuses points for that.
      unknown: given.rules.some(testsEvent)
        ? Math.min(0, given.unknown ?? 0)
        : (given.unknown ?? 0),
      id: `c${at}`,
      axis: at % 2 === 0 ? "fit" : "pain",
      family: given.family === null ? null : at % 2 === 0 ? "one" : "two",
    })),
    families: { one: { cap: made.caps[0] }, two: { cap: made.caps[1] } },
    exclusions:
      made.excluded === null
        ? []
        : [{ id: "out", label, when: made.excluded, until: made.expires ? "2026-03-25" : null }],
    limits: made.limited === null ? [] : [{ id: "far", label, when: made.limited, band: "low" }],
    handRaisers: made.raised ? [{ label, types, where: null, withinDays: mostDays }] : [],
    bands: [
      { name: "low", label, from: 0 },
      { name: "high", label, from: 30 },
    ],
    matrix: { fit: [...made.cuts[0]], pain: [...made.cuts[1]], cells: made.cells },
    ready: made.ready,
    maybeWaitsDays: made.maybe,
    neverExpiresAfterDays: made.never,
  };
}

function testsEvent({ when }: Criterion["rules"][number]): boolean {
  return JSON.stringify(when).includes('"op":"event"');
}
