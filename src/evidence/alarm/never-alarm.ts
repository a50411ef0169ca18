import type { Interval } from "../statistics/interval.ts";
import { rateInterval } from "../statistics/rate-interval.ts";

/** The share of 'never' that sales can live with. */
export const bearable = 0.05;
/** Before so many answers, and so many 'never' among them, no alarm. */
export const fewestAnswers = 30;
export const fewestNever = 3;
/** Of the hand-offs so many must be answered: those who are angry answer first. */
export const fewestAnswered = 0.5;
/** A false alarm at most this often while a version is in force, however often it is looked at. */
export const falseAlarms = 0.05;

/** Shares of 'never' that the evidence is sought for, and how much each is believed; together 1. */
const suspected: readonly (readonly [share: number, belief: number])[] = [
  [0.08, 0.15],
  [0.11, 0.3],
  [0.15, 0.25],
  [0.22, 0.15],
  [0.35, 0.1],
  [0.6, 0.05],
];

export type NeverAlarm = {
  readonly state: "too_few" | "silent" | "alarm";
  readonly answers: number;
  readonly never: number;
  /** Of the answers, with Wilson's interval: to be read beside 5 %. */
  readonly share: Interval;
  /** Answers over hand-offs, 0 to 1; 0 without hand-offs. */
  readonly answered: number;
  /** How many times likelier the answers are with more than 5 % of never than with 5 % or less; alarm at 20. */
  readonly evidence: number;
  /** The answer, counted from 0, at which there was enough evidence; null while there is none. */
  readonly since: number | null;
};

/**
 * Whether sales says 'never' too often, from all answers to the hand-offs of the version in force, in the
 * order in which they came (true: never). May be asked after every answer (docs/statistics.md).
 */
export function neverAlarm(answers: readonly boolean[], handedOff: number): NeverAlarm {
  const likelihoods = suspected.map(([, belief]) => belief);
  let [never, evidence] = [0, 1];
  let since: number | null = null;
  answers.forEach((isNever, index) => {
    if (isNever) never++;
    evidence = 0;
    suspected.forEach(([share], n) => {
      const ratio = isNever ? share / bearable : (1 - share) / (1 - bearable);
      likelihoods[n] = (likelihoods[n] ?? 0) * ratio;
      evidence += likelihoods[n] ?? 0;
    });
    const isEnough = index + 1 >= fewestAnswers && never >= fewestNever;
    if (isEnough && evidence >= 1 / falseAlarms) since ??= index;
  });
  const answered = handedOff > 0 ? answers.length / handedOff : 0;
  const isTold = answers.length >= fewestAnswers && answered >= fewestAnswered;
  return {
    state: !isTold ? "too_few" : since === null ? "silent" : "alarm",
    answers: answers.length,
    never,
    share: rateInterval(never, answers.length),
    answered,
    evidence,
    since,
  };
}
