import { readyMadeModels } from "../../../config/models.ts";
import { parseModel, type Model } from "../../../src/scoring/model/model.ts";
import type { Random } from "../../simulator/random.ts";

const bases = [readyMadeModels["b2b-software"], readyMadeModels["b2b-services"]];

/**
 * A draft that somebody might publish: other thresholds, waiting time, points, caps and decay than a ready-made model's,
 * with fewer criteria, without raised hands, or with a limit.
 */
export function madeDraft(random: Random): Model {
  const base = random.pick(bases);
  const criteria = base.criteria
    .filter(() => !random.chance(0.15))
    .map((criterion) => ({
      ...criterion,
      rules: criterion.rules.map((rule) =>
        random.chance(0.4)
          ? { ...rule, points: Math.max(-100, Math.min(100, rule.points + random.int(-8, 8))) }
          : rule,
      ),
      ...(criterion.axis === "pain" && random.chance(0.3) && { decay: madeDecay(random) }),
    }));
  const total = random.int(10, 80);
  const first = base.bands.slice(0, 1).map((band) => ({ ...band, from: 0 }));
  const later = base.bands
    .slice(1)
    .map((band, at) => ({ ...band, from: (at + 1) * random.int(8, 22) }))
    .sort((a, b) => a.from - b.from);
  return parseModel({
    ...base,
    criteria: criteria.length === 0 ? base.criteria : criteria,
    bands: [...first, ...spaced(later)],
    handRaisers: random.chance(0.3)
      ? []
      : base.handRaisers.map((each) => ({ ...each, withinDays: random.int(1, 90) })),
    exclusions: random.chance(0.3) ? [] : base.exclusions,
    limits: random.chance(0.5) ? base.limits : [],
    ready: {
      fit: random.int(0, Math.min(40, total)),
      pain: random.int(0, Math.min(40, total)),
      total,
      hysteresis: random.int(0, 10),
      dwellHours: random.pick([0, 0, 1, 5, 24, 24, 48, 72]),
    },
    matrix: {
      ...base.matrix,
      fit: base.matrix.fit.map((cut) => Math.max(1, cut + random.int(-5, 5))).sort((a, b) => a - b),
    },
  });
}

/** Bounds that rise by one at least. */
function spaced<T extends { readonly from: number }>(bands: readonly T[]): T[] {
  let last = 0;
  return bands.map((band) => {
    last = Math.max(last + 1, band.from);
    return { ...band, from: last };
  });
}

function madeDecay(random: Random): Model["criteria"][number]["decay"] {
  switch (random.int(0, 3)) {
    case 0:
      return { kind: "halfLife", days: random.int(2, 60), endsAfterDays: null };
    case 1:
      return { kind: "linear", days: random.int(3, 120) };
    case 2:
      return { kind: "window", days: random.int(1, 90) };
    default:
      return {
        kind: "steps",
        steps: [
          { untilDays: random.int(1, 20), share: 1 },
          { untilDays: random.int(21, 60), share: 0.5 },
        ],
      };
  }
}
