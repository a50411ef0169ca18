import { randomOf, type Random } from "../statistics/random.ts";

const draws = 2_000;
const seed = 1;

/** A criterion or segment of the hand-off snapshot: for each answer 1 where the lead met it. */
export type Suspect = { readonly id: string; readonly met: ArrayLike<number | boolean> };

/** What sales refuses more often than the rest. */
export type NamedSuspect = {
  readonly id: string;
  /** 'Never' among the answers with it, and among those without. */
  readonly with: { readonly answers: number; readonly never: number };
  readonly without: { readonly answers: number; readonly never: number };
  /** How often so large a difference would show for any of the criteria if none mattered, 0 to 1. */
  readonly chance: number;
};

/** Chance of naming a criterion where none matters, over all looks together. */
const falselyNamed = 0.05;
/** The first look may use this part of it, each later one .6 times the one before: together all of it. */
const firstPart = 0.4;
/** From one look to the next there are so many times the answers. */
const nextLook = 1.5;

/**
 * The one criterion whose leads are refused more often, after correction for all that were looked at; null:
 * no single criterion explains it. First looked for at the alarm (`since`, the answer at which it rose),
 * then whenever there are half as many answers again; what was named stays named.
 */
export function explainNever(
  answers: readonly boolean[],
  suspects: readonly Suspect[],
  since: number,
): NamedSuspect | null {
  let error = falselyNamed * firstPart;
  for (let count = since + 1; count <= answers.length; count = Math.ceil(count * nextLook)) {
    const named = mostRefused(answers.slice(0, count), suspects);
    if (named && named.chance <= error) return named;
    error *= 1 - firstPart;
  }
  return null;
}

/**
 * The criterion with the largest excess of 'never', and how often one as large would show. The 'never'
 * are dealt out anew at random, 2,000 times from one seed, and the largest excess of each deal counts
 * (Westfall and Young 1993): criteria that hang together cost no more than they must.
 */
function mostRefused(
  answers: readonly boolean[],
  suspects: readonly Suspect[],
): NamedSuspect | null {
  const never = answers.flatMap((isNever, n) => (isNever ? [n] : []));
  const told = suspects
    .map(({ id, met }) => ({ id, met: answers.map((_, n) => (met[n] ? 1 : 0)) }))
    .map((suspect) => ({ ...suspect, leads: suspect.met.reduce<number>((a, b) => a + b, 0) }))
    .filter(({ leads }) => leads > 0 && leads < answers.length);
  const share = never.length / answers.length;
  if (told.length === 0 || share === 0 || share === 1) return null;
  const excess = (suspect: Told, dealt: readonly number[]): number => {
    let hits = 0;
    for (const n of dealt) hits += suspect.met[n] ?? 0;
    const spread = suspect.leads * (1 - suspect.leads / answers.length) * share * (1 - share);
    return (hits - suspect.leads * share) / Math.sqrt(spread);
  };
  const found = told
    .map((suspect) => ({ suspect, excess: excess(suspect, never) }))
    .reduce((top, own) => (own.excess > top.excess + 1e-9 ? own : top));
  const random = randomOf(seed);
  const order = answers.map((_, n) => n);
  let asLarge = 0;
  for (let n = 0; n < draws; n++) {
    const dealt = deal(order, never.length, random);
    if (told.some((suspect) => excess(suspect, dealt) >= found.excess - 1e-9)) asLarge++;
  }
  const { id, met, leads } = found.suspect;
  const hits = never.filter((n) => met[n]).length;
  return {
    id,
    with: { answers: leads, never: hits },
    without: { answers: answers.length - leads, never: never.length - hits },
    chance: (asLarge + 1) / (draws + 1),
  };
}

type Told = { readonly met: readonly number[]; readonly leads: number };

/** The first `count` of a shuffle that goes no further. */
function deal(order: number[], count: number, random: Random): number[] {
  for (let n = 0; n < count; n++) {
    const other = n + random.below(order.length - n);
    [order[n], order[other]] = [order[other] ?? 0, order[n] ?? 0];
  }
  return order.slice(0, count);
}
