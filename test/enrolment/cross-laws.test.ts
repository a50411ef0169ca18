import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Scenario } from "../../config/scenarios.ts";
import { cross } from "../../src/enrolment/cross.ts";
import type { Crossing } from "../../src/store/crossings/crossing.ts";
import { customerScoreOf, scoreOf } from "../support/ledger/decision.ts";
import { applyChanges } from "../../src/enrolment/apply-changes.ts";
import { plainScenario, triggerState } from "./trigger-sketch.ts";

/** Scenarios of any make, not only ours. */
const anyScenarios: fc.Arbitrary<Scenario[]> = fc
  .array(
    fc.record({
      isNurturing: fc.boolean(),
      priority: fc.integer({ min: 0, max: 100 }),
      sendsMail: fc.boolean(),
      trigger: fc.constantFrom(
        { on: "always" } as const,
        { on: "notReady" } as const,
        { on: "ready" } as const,
      ),
      goal: fc.constantFrom(
        { by: "active" } as const,
        { by: "ready" } as const,
        { by: "answered" } as const,
      ),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((made) =>
    made.map((scenario, n) => ({
      ...plainScenario,
      ...scenario,
      name: `s${n}`,
      label: { en: `s${n}`, es: `s${n}` },
    })),
  );

/** Else hardly any scenario would last. */
const rarely = fc.nat(7).map((n) => n === 0);

const anyStep = fc.record({
  ready: fc.nat(3).map((n) => n === 0),
  isCustomer: rarely,
  isExcluded: rarely,
  unsubscribed: rarely,
  isActive: fc.boolean(),
  isAnswered: fc.boolean(),
  /** Which scenarios have the right to fire, by bit: mostly all. */
  rights: fc.oneof(fc.constant(63), fc.integer({ min: 0, max: 63 })),
});

type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

function stateOf(step: Step, asOf: number) {
  const sketch = {
    score: step.isCustomer
      ? customerScoreOf(null)
      : scoreOf({
          nextStep: step.isExcluded ? "excluded" : "nurture",
          readiness: { ready: step.ready, readySince: step.ready ? 1 : null, belowSince: null },
        }),
    unsubscribed: step.unsubscribed,
    lastBehaviourAt: step.isActive ? asOf : null,
    answeredAt: step.isAnswered ? asOf : null,
  };
  return triggerState(sketch, asOf);
}

test("over any life: one open crossing a scenario, one nurturing at a time, only instants of fired crossings, and a second run changes nothing", () => {
  fc.assert(
    fc.property(
      anyScenarios,
      fc.array(anyStep, { minLength: 1, maxLength: 12 }),
      (bound, steps) => {
        let known: ReadonlyMap<string, Crossing> = new Map();
        const shown = new Map<string, string>();
        steps.forEach((step, n) => {
          const asOf = 1_000 * (n + 1);
          const state = stateOf(step, asOf);
          const run = (from: ReadonlyMap<string, Crossing>) =>
            cross(bound, from, state, {
              judge: (scenario) =>
                ((step.rights >> Number(scenario.name.slice(1))) & 1) === 1
                  ? { fires: true, why: "new_evidence", cause: "behaviour" }
                  : { fires: false, why: "publish" },
            });
          const result = run(known);
          // Throws when a scenario is fired that is still fired: two open crossings.
          known = applyChanges(known, result.changes, asOf);

          const running = [...known.values()].filter(
            (c) => !c.silent && !c.isWaiting && c.endedAt === null && c.rearmedAt === null,
          );
          const nurturing = running.filter(
            (c) => bound.find((scenario) => scenario.name === c.scenario)?.isNurturing,
          );
          expect(nurturing.length).toBeLessThanOrEqual(1);
          expect(step.ready ? nurturing : []).toEqual([]);
          expect(result.active).toEqual(running.map((c) => c.scenario).toSorted());

          for (const [property, value] of Object.entries(result.properties)) {
            shown.set(property, value);
            const crossing = known.get(property.replace(/^ripen_(.*)_at$/, "$1"));
            if (value === "") continue;
            expect(value).toBe(new Date(crossing?.firedAt ?? NaN).toISOString());
            expect(crossing?.silent).toBe(false);
          }
          // The property is set exactly while the contact takes part.
          for (const { name } of bound) {
            expect(Boolean(shown.get(`ripen_${name}_at`))).toBe(result.active.includes(name));
          }
          expect(run(known)).toEqual({ changes: [], active: result.active, properties: {} });
        });
      },
    ),
    { numRuns: 400 },
  );
});
