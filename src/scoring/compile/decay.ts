import type { Decay } from "../model/criterion-schema.ts";
import { DAY } from "../time.ts";

/** The share (0-1) of its points that something of this age (milliseconds, 0 or more) still has. */
export type Weigh = (age: number) => number;

/**
 * How positive points fade (contracts.md, Scores): a half-life halves them every `days`, linear takes
 * them to nothing over `days`, steps give a share a step, a window holds them and ends.
 */
export function decayWeigh(decay: Decay): Weigh {
  switch (decay.kind) {
    case "halfLife": {
      const rate = -Math.LN2 / (decay.days * DAY);
      const end = endOf(decay);
      return end === Infinity
        ? (age) => Math.exp(age * rate)
        : (age) => (age < end ? Math.exp(age * rate) : 0);
    }
    case "linear": {
      const length = decay.days * DAY;
      return (age) => (age < length ? 1 - age / length : 0);
    }
    case "steps": {
      const steps = decay.steps.map(({ untilDays, share }) => ({ until: untilDays * DAY, share }));
      return (age) => {
        for (const step of steps) if (age < step.until) return step.share;
        return 0;
      };
    }
    case "window":
      return holdWeigh(decay);
    default:
      return decay satisfies never;
  }
}

/** How negative points hold: in full until the decay's end, then nothing. */
export function holdWeigh(decay: Decay): Weigh {
  const end = endOf(decay);
  return (age) => (age < end ? 1 : 0);
}

/** The ages in milliseconds at which points jump or reach nothing; between them they only fall. */
export function decayBreaks(decay: Decay): readonly number[] {
  if (decay.kind === "steps") return decay.steps.map(({ untilDays }) => untilDays * DAY);
  const end = endOf(decay);
  return end === Infinity ? [] : [end];
}

/** The age in milliseconds at which nothing is left; Infinity for a half-life without an end. */
export function endOf(decay: Decay): number {
  switch (decay.kind) {
    case "halfLife":
      return decay.endsAfterDays === null ? Infinity : decay.endsAfterDays * DAY;
    case "linear":
    case "window":
      return decay.days * DAY;
    case "steps":
      return Math.max(...decay.steps.map(({ untilDays }) => untilDays)) * DAY;
    default:
      return decay satisfies never;
  }
}
