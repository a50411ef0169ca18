import type { CompiledModel } from "../compile/compile.ts";
import { dayOf } from "../day.ts";
import { AXES, SAID } from "./explain-words.ts";
import type { Missing, Score } from "../result.ts";
import type { Models } from "../score.ts";
import type { Language } from "../text.ts";

/** What follows from the score: ready, what is missing, or why the contact is kept out. */
export function outcomeText(
  { lead, customer }: Models,
  score: Score,
  language: Language,
  timeZone: string,
): string {
  const day = (at: number): string => dayOf(at, score.asOf, language, timeZone);
  const pick = (en: string, es: string): string => (language === "en" ? en : es);
  const { reason } = score;
  switch (reason?.kind) {
    case "objection":
      return pick("objected: not scored", "se opuso: no se puntúa");
    case "customer": {
      if (customer === null) return pick("customer", "cliente");
      const band = customer.model.bands.find(({ name }) => name === score.customerBand);
      const named = band?.label[language] ?? score.customerBand;
      return `${pick("customer score", "puntuación de cliente")} ${score.customerScore} (${named})`;
    }
    case "exclusion": {
      const label = labelOf(lead.model.exclusions, reason.id, language);
      const until =
        reason.until === null
          ? ""
          : pick(` until ${day(reason.until)}`, ` hasta el ${day(reason.until)}`);
      return `${pick("excluded", "excluido")}${until}: ${label}`;
    }
    case "limit":
      return `${pick("held back", "limitado")}: ${labelOf(lead.model.limits, reason.id, language)}`;
    case "verdict":
      return SAID[reason.value][language];
    case "handRaiser":
      return pick(
        `asked to be contacted on ${day(reason.at)}: ready for sales`,
        `pidió que le contacten el ${day(reason.at)}: listo para ventas`,
      );
    case undefined:
      return score.readiness.ready
        ? pick("ready for sales", "listo para ventas")
        : missingText(lead, score.missing, language);
    default:
      return reason satisfies never;
  }
}

function labelOf(
  items: CompiledModel["model"]["exclusions"] | CompiledModel["model"]["limits"],
  id: string,
  language: Language,
): string {
  return items.find((item) => item.id === id)?.label[language] ?? id;
}

/** '6 more points of pain make this lead ready', and the fields that are unknown. */
function missingText(lead: CompiledModel, missing: readonly Missing[], language: Language): string {
  const short = { fit: 0, pain: 0, total: 0 };
  const unknown = new Set<string>();
  for (const item of missing) {
    if (item.kind === "points") short[item.of] = item.short;
    else unknown.add(item.field);
  }
  const points = pointsText(short, language);
  if (unknown.size === 0) return points;
  const names = [...unknown].slice(0, 3).map((field) => fieldText(lead, field, language));
  return `${points}; ${language === "en" ? "unknown" : "se desconoce"}: ${names.join(", ")}`;
}

function pointsText(
  { fit, pain, total }: Readonly<Record<"fit" | "pain" | "total", number>>,
  language: Language,
): string {
  const needs = (["fit", "pain"] as const).flatMap((axis) => {
    const points = axis === "fit" ? fit : pain;
    return points === 0 ? [] : [{ points, name: AXES[axis][language] }];
  });
  const most = Math.max(total, fit + pain);
  const only = needs.find(({ points }) => points === most);
  if (language === "en") {
    const of = only === undefined ? "" : ` of ${only.name}`;
    const detail = needs.map(({ points, name }) => `${points} of ${name}`).join(" and ");
    const among = only !== undefined || detail === "" ? "" : ` (at least ${detail})`;
    return most === 1
      ? `1 more point${of}${among} makes this lead ready`
      : `${most} more points${of}${among} make this lead ready`;
  }
  const de = only === undefined ? "" : ` de ${only.name}`;
  const detalle = needs.map(({ points, name }) => `${points} de ${name}`).join(" y ");
  const entre = only !== undefined || detalle === "" ? "" : ` (al menos ${detalle})`;
  return most === 1
    ? `con 1 punto más${de}${entre} estará listo`
    : `con ${most} puntos más${de}${entre} estará listo`;
}

/** A field by the label of the criterion that reads it, since people know criteria rather than fields. */
function fieldText(lead: CompiledModel, field: string, language: Language): string {
  const reader = [...lead.fit.criteria, ...lead.pain.criteria].find(({ fields }) =>
    fields.some(({ name }) => name === field),
  );
  const label = reader?.criterion.label[language] ?? field;
  return label === "" ? field : label.charAt(0).toLowerCase() + label.slice(1);
}
