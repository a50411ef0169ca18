import { unknownBand } from "../../config/properties/scores.ts";
import type { Model } from "../scoring/model/model.ts";
import type { Answer, Missing, Score } from "../scoring/result.ts";
import type { Text } from "../base/text.ts";
import { lowered, stateNames } from "./states.ts";

/** Why the numbers alone do not decide, in the admin's own words; null when they do. */
export function gateText(reason: Score["reason"], model: Model): Text | null {
  if (reason === null) return null;
  switch (reason.kind) {
    case "customer":
      return { en: "Customer", es: "Cliente" };
    case "objection":
      return { en: "Objected to scoring", es: "Se opone a ser puntuado" };
    case "exclusion": {
      const label = gateLabel(reason, model);
      return { en: `Excluded: ${label.en}`, es: `Excluido: ${label.es}` };
    }
    case "limit": {
      const label = gateLabel(reason, model);
      return { en: `Limited: ${label.en}`, es: `Limitado: ${label.es}` };
    }
    case "verdict":
      return saidBySales(reason.value);
    case "handRaiser":
      return gateLabel(reason, model);
    default:
      return reason satisfies never;
  }
}

type Gate = Extract<Score["reason"], { readonly kind: "exclusion" | "limit" | "handRaiser" }>;

/** What the admin calls the gate that decided; one of an earlier model goes by its id. */
export function gateLabel(gate: Gate, model: Model): Text {
  switch (gate.kind) {
    case "exclusion":
      return named(model.exclusions.find(({ id }) => id === gate.id)?.label, gate.id);
    case "limit":
      return named(model.limits.find(({ id }) => id === gate.id)?.label, gate.id);
    case "handRaiser":
      return named(
        model.handRaisers.find(({ types }) => types.includes(gate.eventType))?.label,
        gate.eventType,
      );
    default:
      return gate satisfies never;
  }
}

/** What a lead's missing data is called: by the criterion that asks for it. */
export function missingLabel(
  { criterion, field }: Extract<Missing, { readonly kind: "unknown" }>,
  model: Model,
): Text {
  return named(model.criteria.find(({ id }) => id === criterion)?.label, field);
}

function named(label: Text | undefined, id: string): Text {
  return { en: label?.en || id, es: label?.es || id };
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
  const label = missingLabel(missing, model);
  return { en: `Unknown: ${label.en}`, es: `Se desconoce: ${label.es}` };
}

function saidBySales(verdict: Answer): Text {
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
  return { name, label: named(label, name) };
}
