import { toTenths } from "../../../../base/numbers.ts";
import type { Decay } from "../../../../scoring/model/criterion-schema.ts";
import { decayWeigh } from "../../../../scoring/compile/decay.ts";
import { DAY } from "../../../../scoring/time.ts";

/** One point of the curve: the age in days and what is left of the points, 0-100 %. */
export type DecayPoint = { readonly day: number; readonly left: number };

const pointsDrawn = 60;

/** The curve as the engine itself weighs it, from today to where little or nothing is left. */
export function decayPoints(decay: Decay): readonly DecayPoint[] {
  const weigh = decayWeigh(decay);
  const horizon = horizonOf(decay);
  return Array.from({ length: pointsDrawn + 1 }, (_, at) => {
    const day = (horizon * at) / pointsDrawn;
    return { day: toTenths(day), left: Math.round(weigh(day * DAY) * 100) };
  });
}

/** The first day on which half of the points or less is left; null when that never comes. */
export function halfDay(points: readonly DecayPoint[]): number | null {
  return points.find(({ left }) => left <= 50)?.day ?? null;
}

function horizonOf(decay: Decay): number {
  switch (decay.kind) {
    case "halfLife":
      return Math.min(decay.days * 4, (decay.endsAfterDays ?? Infinity) * 1.15);
    case "linear":
    case "window":
      return decay.days * 1.15;
    case "steps":
      return Math.max(...decay.steps.map(({ untilDays }) => untilDays)) * 1.15;
    default:
      return decay satisfies never;
  }
}

/** What a kind begins with. */
export function makeDecay(kind: Decay["kind"]): Decay {
  switch (kind) {
    case "halfLife":
      return { kind, days: 60, endsAfterDays: null };
    case "linear":
    case "window":
      return { kind, days: 90 };
    case "steps":
      return {
        kind,
        steps: [
          { untilDays: 30, share: 1 },
          { untilDays: 90, share: 0.5 },
        ],
      };
    default:
      return kind satisfies never;
  }
}
