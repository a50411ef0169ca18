import { unknownBand } from "../../config/properties/scores.ts";
import type { Model } from "../scoring/model/model.ts";
import type { Missing, Score } from "../scoring/result.ts";
import type { Text } from "../base/text.ts";
import { lowered, stateNames } from "./states.ts";

const both = (text: string): Text => ({ en: text, es: text });

/** Why the numbers alone do not decide, in the admin's own words; null when they do. */
export function gateText(reason: Score["reason"], model: Model): Text | null {
  if (reason === null) return null;
  switch (reason.kind) {
    case "customer":
      return { en: "Customer", es: "Cliente" };
    case "objection":
      return { en: "Objected to scoring", es: "Se opone a ser puntuado" };
    case "exclusion": {
      const label = model.exclusions.find(({ id }) => id === reason.id)?.label ?? both(reason.id);
      return { en: `Excluded: ${label.en}`, es: `Excluido: ${label.es}` };
    }
    case "limit": {
      const label = model.limits.find(({ id }) => id === reason.id)?.label ?? both(reason.id);
      return { en: `Limited: ${label.en}`, es: `Limitado: ${label.es}` };
    }
    case "verdict":
      return saidBySales(reason.value);
    case "handRaiser":
      return (
        model.handRaisers.find(({ types }) => types.includes(reason.eventType))?.label ??
        both(reason.eventType)
      );
    default:
      return reason satisfies never;
  }
}

const short = {
  fit: { en: "of fit", es: "de ajuste" },
  pain: { en: "of pain", es: "de dolor" },
  total: { en: "in total", es: "en total" },
} as const;

/** One thing that stands between the contact and ready. */
export function missingText(missing: Missing, model: Model): Text {
  if (missing.kind === "points") {
    const of = short[missing.of];
    return {
      en: `${missing.short} more points ${of.en}`,
      es: `${missing.short} puntos más ${of.es}`,
    };
  }
  const criterion = model.criteria.find(({ id }) => id === missing.criterion);
  const label = criterion?.label ?? both(missing.field);
  return {
    en: `Unknown: ${label.en || missing.field}`,
    es: `Se desconoce: ${label.es || missing.field}`,
  };
}

function saidBySales(verdict: "yes" | "maybe" | "never" | "lost"): Text {
  if (verdict === "lost") return { en: "Did not buy", es: "No compró" };
  const { en, es } = lowered(stateNames.verdicts[verdict]);
  return { en: `Sales said ${en}`, es: `Ventas dijo ${es}` };
}

/** A band's label; a band of an earlier model goes by its name. */
export function bandLabel(
  model: Model,
  name: string,
): { readonly name: string; readonly label: Text } {
  const label =
    name === unknownBand.value
      ? unknownBand.label
      : model.bands.find((band) => band.name === name)?.label;
  return { name, label: { en: label?.en || name, es: label?.es || name } };
}
