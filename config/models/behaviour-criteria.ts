import type { ModelDocument } from "../../src/scoring/model/model.ts";

type Criterion = ModelDocument["criteria"][number];
type When = Criterion["rules"][number]["when"];
type Text = Criterion["label"];

/** Half-life of behaviour, in days; pricing fades in half the time. Starting values, until data say better. */
export const HALF_LIFE = { usual: 60, pricing: 30 } as const;

/** What a behaviour criterion of a ready-made model says; the axis is pain. */
export type Behaviour = {
  readonly id: string;
  readonly label: Text;
  readonly definition: Text;
  readonly when: When;
  readonly points: number;
  readonly family?: string;
  /** Points for every event up to this cap; without it, once. */
  readonly eachUpTo?: number;
  readonly halfLife?: number;
};

/** A behaviour criterion with one rule and a half-life. */
export function behaviour(given: Behaviour): Criterion {
  const { id, label, definition, when, points, eachUpTo } = given;
  return {
    id,
    axis: "pain",
    label,
    definition,
    rules: [{ when, points, each: eachUpTo !== undefined }],
    decay: { kind: "halfLife", days: given.halfLife ?? HALF_LIFE.usual },
    ...(given.family === undefined ? {} : { family: given.family }),
    ...(eachUpTo === undefined ? {} : { cap: eachUpTo }),
  };
}

/** An event whose property contains one of the texts; case and accents do not matter. */
export function eventWith(type: string, property: string, values: readonly string[]): When {
  return {
    op: "event",
    types: [type],
    where: { op: "contains", field: property, values: [...values] },
    times: 1,
    withinDays: null,
  };
}

/** Any event of one of the types, at least `times` in the last `withinDays` days when given. */
export function event(
  types: readonly string[],
  rate: { readonly times?: number; readonly withinDays?: number } = {},
): When {
  return {
    op: "event",
    types: [...types],
    where: null,
    times: rate.times ?? 1,
    withinDays: rate.withinDays ?? null,
  };
}
