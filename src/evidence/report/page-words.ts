import type { Language } from "../../base/text.ts";
import type { LeakWhy } from "../leaks/find-leaks.ts";
import type { Verdict } from "../statistics/verdicts.ts";
import type { Signal } from "./report.ts";

/** The words of the printed report. */
export type PageWords = {
  readonly title: string;
  readonly signal: Readonly<Record<Signal, string>>;
  readonly leads: (rows: string, conversions: string) => string;
  readonly ranks: (auc: string, low: string, high: string) => string;
  readonly curve: string;
  readonly thresholds: string;
  readonly columns: readonly string[];
  readonly target: (rate: string) => string;
  readonly capacity: (leads: string) => string;
  readonly declined: string;
  readonly criteria: string;
  readonly criterionColumns: readonly string[];
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly leaks: string;
  readonly whys: Readonly<Record<LeakWhy, string>>;
  readonly drift: string;
  readonly moved: (from: string, to: string) => string;
  readonly inputs: (columns: string) => string;
  readonly warnings: string;
  readonly cause: string;
};

export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = {
  en: {
    title: "What sold, and what it says about your points",
    signal: {
      ok: "There is enough evidence for a model.",
      weak: "The evidence is weak. Read the figures with care.",
      none: "There is no evidence that these columns tell who converts.",
    },
    leads: (rows, conversions) => `${rows} leads, ${conversions} of them converted.`,
    ranks: (auc, low, high) =>
      `Of two leads, one that converts and one that does not, the first has more points in ${auc} of 100 cases (${low} to ${high}). These leads were not used to choose the points.`,
    curve: "Conversion by score",
    thresholds: "Where to set ready",
    columns: ["Asked for", "Ready from", "Conversion", "Share of the leads", "Leads a week"],
    target: (rate) => `conversion of ${rate}`,
    capacity: (leads) => `${leads} leads a week`,
    declined: "declined: not enough evidence",
    criteria: "The criteria",
    criterionColumns: ["Criterion", "Points", "Leads", "With", "Without", "Lift", "Verdict"],
    verdicts: {
      keep: "keep",
      raise: "raise",
      lower: "lower",
      remove: "remove",
      turn: "speaks against",
      few: "too few to tell",
    },
    leaks: "Left out because they reveal the outcome",
    whys: {
      name: "its name points to something that happened afterwards",
      separates: "it separates far better than all other columns together",
      one_outcome: "it has values that almost only occur with one outcome",
      filled_afterwards: "filled in after the outcome",
      after_now: "dates after the moment in question",
    },
    drift: "Drift: what changed over time",
    moved: (from, to) =>
      `Conversion went from ${from} in the first third to ${to} in the last. Past thresholds are no longer a good guide.`,
    inputs: (columns) => `Values changed in: ${columns}.`,
    warnings: "What else to know",
    cause:
      "A lift is not a cause. Events that sales brings about, and leads that were called because of their score, look better than they are.",
  },
  es: {
    title: "Qué se vendió y qué dice de sus puntos",
    signal: {
      ok: "Los datos sostienen un modelo.",
      weak: "Los datos son débiles: lea las cifras con cuidado.",
      none: "No hay indicios: estas columnas no dicen quién convierte.",
    },
    leads: (rows, conversions) => `${rows} leads, de los que ${conversions} convirtieron.`,
    ranks: (auc, low, high) =>
      `De dos leads, uno que convierte y otro que no, el primero tiene más puntos en ${auc} de cada 100 casos (de ${low} a ${high}), con leads que no eligieron los puntos.`,
    curve: "Conversión según la puntuación",
    thresholds: "Desde cuándo está listo un lead",
    columns: ["Se pidió", "Listo desde", "Conversión", "Parte de los leads", "Leads por semana"],
    target: (rate) => `conversión del ${rate}`,
    capacity: (leads) => `${leads} leads por semana`,
    declined: "no se promete: faltan datos",
    criteria: "Los criterios",
    criterionColumns: ["Criterio", "Puntos", "Leads", "Con", "Sin", "Efecto", "Veredicto"],
    verdicts: {
      keep: "mantener",
      raise: "subir",
      lower: "bajar",
      remove: "quitar",
      turn: "habla en contra",
      few: "muy pocos datos",
    },
    leaks: "Se dejan fuera: estas columnas conocen el resultado",
    whys: {
      name: "su nombre habla de lo que vino después",
      separates: "separa mucho mejor que todas las demás juntas",
      one_outcome: "valores que casi solo tiene un resultado",
      filled_afterwards: "se rellenó después del resultado",
      after_now: "fechas posteriores al instante por el que se pregunta",
    },
    drift: "Deriva: lo que cambió con el tiempo",
    moved: (from, to) =>
      `La conversión pasó del ${from} en el primer tercio al ${to} en el último. Los umbrales del pasado prometen poco.`,
    inputs: (columns) => `Cambiaron los valores de: ${columns}.`,
    warnings: "Lo que conviene saber",
    cause:
      "Un efecto no es una causa. Lo que provocan las propias ventas, y los leads a los que se llamó por su puntuación, parecen mejores de lo que son.",
  },
};
