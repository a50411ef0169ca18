import { explainNever } from "../../../src/evidence/alarm/explain-never.ts";
import { neverAlarm } from "../../../src/evidence/alarm/never-alarm.ts";
import { neverAnswers, planted } from "./never-answers.ts";

export type AlarmFigures = {
  readonly seeds: number;
  /** At 4 % never, by answers a month: silent through a year of daily looks. */
  readonly silentAt4: Readonly<Record<string, number>>;
  /** At 12 %: the alarm within 200 answers. */
  readonly foundAt12: number;
  /** The same within a year, by answers a month. */
  readonly foundWithinYear: Readonly<Record<string, number>>;
  /** Of the alarms found: the planted criterion named by the 200th answer. */
  readonly named: number;
  /** Of the alarms found where none is planted: one named all the same; where it is: another one. */
  readonly namedWrongly: number;
  readonly anotherNamed: number;
};

const paces = [10, 40, 100] as const;

/** A year of answers at each pace, looked at after each day's; all hand-offs answered. */
export function alarmFigures(seeds: number, seed: number): AlarmFigures {
  const shareOf = (isTrue: (n: number) => boolean): number =>
    Array.from({ length: seeds }, (_, n) => Number(isTrue(seed * 1_000_003 + n))).reduce(
      (sum, own) => sum + own,
      0,
    ) / seeds;
  const byPace = (isTrue: (pace: number, n: number) => boolean): Record<string, number> =>
    Object.fromEntries(paces.map((pace) => [pace, shareOf((n) => isTrue(pace, n))]));
  const ofFound = (isPlanted: boolean, isTrue: (named: string | null) => boolean): number => {
    const found = Array.from({ length: seeds }, (_, n) =>
      within200(isPlanted, seed * 1_000_003 + n),
    ).filter((own) => own !== null);
    return found.filter(({ named }) => isTrue(named)).length / Math.max(1, found.length);
  };
  return {
    seeds,
    silentAt4: byPace((pace, n) => !alarmsWithinYear(pace, 0.04, n)),
    foundAt12: shareOf((n) => within200(false, n) !== null),
    foundWithinYear: byPace((pace, n) => alarmsWithinYear(pace, 0.12, n)),
    named: ofFound(true, (named) => named === planted),
    namedWrongly: ofFound(false, (named) => named !== null),
    anotherNamed: ofFound(true, (named) => named !== null && named !== planted),
  };
}

/** What was named by the 200th answer at 12 % never; null where no alarm rose. */
function within200(isPlanted: boolean, seed: number): { readonly named: string | null } | null {
  const { answers, suspects } = neverAnswers(200, 0.12, isPlanted, seed);
  const { since } = neverAlarm(answers, answers.length);
  return since === null ? null : { named: explainNever(answers, suspects, since)?.id ?? null };
}

/** The look on the last day sees what any earlier look saw: an alarm once raised stays raised. */
function alarmsWithinYear(aMonth: number, share: number, seed: number): boolean {
  const { answers } = neverAnswers(aMonth * 12, share, false, seed);
  return neverAlarm(answers, answers.length).state === "alarm";
}
