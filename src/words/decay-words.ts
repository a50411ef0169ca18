import type { Decay } from "../scoring/model/criterion-schema.ts";
import type { Text } from "../base/text.ts";

/** How points fade, in words. */
export function decayWords(decay: Decay): Text {
  switch (decay.kind) {
    case "halfLife": {
      const end = decay.endsAfterDays;
      return {
        en: `halves every ${decay.days} days${end === null ? "" : `, ends after ${end}`}`,
        es: `se reduce a la mitad cada ${decay.days} días${end === null ? "" : `, termina a los ${end}`}`,
      };
    }
    case "linear":
      return {
        en: `falls to nothing over ${decay.days} days`,
        es: `baja hasta cero en ${decay.days} días`,
      };
    case "steps": {
      const steps = decay.steps.map(({ untilDays, share }) => [untilDays, Math.round(share * 100)]);
      return {
        en: steps.map(([days, share]) => `${share} % until day ${days}`).join(", "),
        es: steps.map(([days, share]) => `${share} % hasta el día ${days}`).join(", "),
      };
    }
    case "window":
      return { en: `counts for ${decay.days} days`, es: `cuenta durante ${decay.days} días` };
    default:
      return decay satisfies never;
  }
}
