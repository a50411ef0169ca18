import type { Scenario } from "../../config/scenarios/scenario.ts";
import type { TriggerState } from "../../src/enrolment/trigger-state.ts";
import type { Score } from "../../src/scoring/result.ts";

/** As much of a contact as most tests of crossings need. */
export type Sketch = {
  readonly score: Score;
  readonly unsubscribed: boolean;
  /** When it last did something; null when it never did. */
  readonly lastBehaviourAt: number | null;
  /** When sales gave its verdict; null while there is none. */
  readonly answeredAt: number | null;
};

/** The contact of the sketch at `asOf`. */
export function triggerState(sketch: Sketch, asOf: number): TriggerState {
  const { score, unsubscribed, lastBehaviourAt: occurredAt, answeredAt: at } = sketch;
  const page = { id: "page", type: "page_viewed", source: "counter", properties: {} };
  return {
    score,
    unsubscribed,
    events: occurredAt === null ? [] : [{ ...page, occurredAt }],
    verdict: at === null ? null : { value: "maybe", at },
    lifecycle: null,
    properties: {},
    asOf,
  };
}

/** What a scenario of a test needs beside its trigger and goal. */
export const plainScenario: Pick<
  Scenario,
  "about" | "audience" | "minimumScore" | "coolDownDays" | "mostADay"
> = {
  about: { en: "", es: "" },
  audience: { kind: "lead" },
  minimumScore: null,
  coolDownDays: 0,
  mostADay: null,
};
