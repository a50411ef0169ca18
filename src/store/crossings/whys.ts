/** Why a crossing set something off (contracts.md, Whys). */
const startingWhys = ["new_evidence", "its_time", "woken", "caught_up"] as const;

/** Why it stayed silent, and what the contact does next may still let it go. */
const sleepingWhys = [
  "first_run",
  "publish",
  "mapping",
  "binding",
  "time",
  "import",
  "merge",
  "restored",
  "dry_run",
] as const;

/** Why it stayed silent for good. */
const settledWhys = ["goal_reached", "handed_off", "overtaken"] as const;

/** The closed list: no crossing is recorded for another reason. */
export const whys = [...startingWhys, ...sleepingWhys, ...settledWhys] as const;

export type SleepingWhy = (typeof sleepingWhys)[number];
export type Why = (typeof whys)[number];

/** Whether a crossing that is silent for this reason sleeps, so that it can be woken. */
export function sleeps(why: string | undefined): why is SleepingWhy {
  return sleepingWhys.some((each) => each === why);
}
