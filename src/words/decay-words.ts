import type { Decay } from "../scoring/model/criterion-schema.ts";
import type { Text } from "../base/text.ts";
import { daysText, wholePercentText } from "../base/counted.ts";

/** How points fade, in words. */
export function decayWords(decay: Decay): Text {
  switch (decay.kind) {
    case "halfLife": {
      const end = decay.endsAfterDays;
      return {
        en: `halves every ${daysText(decay.days).en}${end === null ? "" : `, ends after ${end}`}`,
        es: `se reduce a la mitad cada ${daysText(decay.days).es}${end === null ? "" : `, termina a los ${end}`}`,
      };
    }
    case "linear":
      return {
        en: `falls to nothing over ${daysText(decay.days).en}`,
        es: `baja hasta cero en ${daysText(decay.days).es}`,
      };
    case "steps": {
      const steps = decay.steps.map(
        ({ untilDays, share }) => [untilDays, wholePercentText(share)] as const,
      );
      return {
        en: steps.map(([days, share]) => `${share.en} until day ${days}`).join(", "),
        es: steps.map(([days, share]) => `${share.es} hasta el día ${days}`).join(", "),
      };
    }
    case "window":
      return {
        en: `counts for ${daysText(decay.days).en}`,
        es: `cuenta durante ${daysText(decay.days).es}`,
      };
    default:
      return decay satisfies never;
  }
}
