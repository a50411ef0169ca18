import { nextStepProperties } from "../../config/properties/next-steps.ts";
import { scoreProperties } from "../../config/properties/scores.ts";
import type { PropertySpec } from "../../config/properties/spec.ts";
import type { FunnelStage, NextStep, Origin, Role, Segment } from "../scoring/result.ts";
import type { VerdictValue } from "../scoring/verdict.ts";
import type { Language, Text } from "../base/text.ts";

/** HubSpot shows the options of our properties; what the product says of the same values are those very labels. */
const properties = [...scoreProperties([]), ...nextStepProperties];

/** The short words of lists and marks. */
const origins: Readonly<Record<Origin, Text>> = {
  inbound: { en: "Inbound", es: "Inbound" },
  outbound: { en: "Outbound", es: "Outbound" },
  unknown: { en: "Unknown", es: "Desconocido" },
};
const readiness: Readonly<Record<"ready" | "notReady", Text>> = {
  ready: { en: "Ready", es: "Listo" },
  notReady: { en: "Not yet", es: "Aún no" },
};

/** What the engine's answers are called, by their stable values. */
export const stateNames = {
  segments: namesOf<Segment>("ripen_segment"),
  nextSteps: namesOf<NextStep>("ripen_next_step"),
  roles: namesOf<Role>("ripen_role"),
  stages: namesOf<FunnelStage>("ripen_funnel_stage"),
  verdicts: namesOf<VerdictValue>("ripen_verdict"),
  verdictReasons: namesOf<string>("ripen_verdict_reason"),
  origins,
  readiness,
  outputs: {
    ready: labelOf("ripen_ready"),
    fit: labelOf("ripen_fit_score"),
    pain: labelOf("ripen_pain_score"),
    readySince: labelOf("ripen_ready_since"),
    leadScore: labelOf("ripen_lead_score"),
  },
} as const;

/** A table of names in one language. */
export function inLanguage<K extends string>(
  names: Readonly<Record<K, Text>>,
  language: Language,
): Readonly<Record<K, string>> {
  return Object.fromEntries(
    Object.entries<Text>(names).map(([value, text]) => [value, text[language]]),
  ) as Record<K, string>;
}

/** A name as it stands within a sentence. */
export function lowered({ en, es }: Text): Text {
  return { en: en.toLowerCase(), es: es.toLowerCase() };
}

function propertyOf(name: string): PropertySpec {
  const found = properties.find((property) => property.name === name);
  if (found === undefined) throw new TypeError(`${name} is no property of Ripen`);
  return found;
}

function labelOf(name: string): Text {
  return propertyOf(name).label;
}

function namesOf<K extends string>(property: string): Readonly<Record<K, Text>> {
  const { options } = propertyOf(property);
  return Object.fromEntries(options.map(({ value, label }) => [value, label])) as Record<K, Text>;
}
