import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { BehaviourSource } from "../../config/behaviour.ts";
import { deriveEvents } from "../../src/behaviour/derive-events.ts";

const source: BehaviourSource = {
  type: "page_viewed",
  kind: "counter",
  property: "pages",
  at: "last_page_at",
};
const day = 86_400_000;
const start = Date.UTC(2024, 0, 1);

/** Reads the counter at each of these values and gives the ids of all events and the last baseline. */
function live(values: readonly number[]): { ids: string[]; baseline: number | undefined } {
  const ids = new Set<string>();
  const seen = new Map<string, number>();
  values.forEach((value, n) => {
    const at = start + n * day;
    const contact = { pages: String(value), last_page_at: new Date(at).toISOString() };
    const derived = deriveEvents("7", contact, [source], seen, at + 1_000);
    for (const event of derived.events) {
      expect(event.occurredAt).toBe(at);
      ids.add(event.id);
    }
    for (const [counter, baseline] of derived.counters) seen.set(counter, baseline);
  });
  return { ids: [...ids].toSorted(), baseline: seen.get("pages") };
}

const rising = fc
  .array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 })
  .map((steps) => steps.map((_, n) => steps.slice(0, n + 1).reduce((sum, step) => sum + step, 0)));

test("a rising counter gives the same events however often it is read in between", () => {
  fc.assert(
    fc.property(rising, fc.array(fc.boolean(), { maxLength: 12 }), (values, skipped) => {
      const last = values.length - 1;
      // The first sight is the same; of the others any may be missed.
      const some = values.filter((_, n) => n === 0 || n === last || skipped[n] !== true);
      expect(live(some)).toEqual(live(values));
    }),
  );
});

test("reading the same value again gives nothing new", () => {
  fc.assert(
    fc.property(rising, (values) => {
      const seen = new Map([["pages", values.at(-1) ?? 0]]);
      const contact = { pages: String(values.at(-1)), last_page_at: new Date(start).toISOString() };
      expect(deriveEvents("7", contact, [source], seen, start)).toEqual({
        events: [],
        counters: new Map(),
        forms: new Map(),
        isNews: false,
      });
    }),
  );
});

test("whatever the counter does, no unit is an event twice and the baseline is what it shows", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 12 }), (values) => {
      const { ids, baseline } = live(values);
      expect(baseline).toBe(values.at(-1));
      for (const id of ids) {
        const unit = Number(/^7\/pages#(\d+)$/.exec(id)?.[1]);
        expect(unit).toBeGreaterThanOrEqual(1);
        expect(unit).toBeLessThanOrEqual(Math.max(...values));
      }
    }),
  );
});
