import type { Language, Text } from "../../base/text.ts";
import type { Warning } from "./warning.ts";

/** A warning as a sentence. */
export function warningSentence(warning: Warning, language: Language): string {
  return textOf(warning)[language];
}

function textOf(warning: Warning): Text {
  switch (warning.code) {
    case "sampled":
      return {
        en: `Learned from a sample of ${warning.rows} of ${warning.of} rows.`,
        es: `Aprendido de una muestra de ${warning.rows} de ${warning.of} filas.`,
      };
    case "few_conversions":
      return {
        en: `${warning.conversions} conversions are too few: ${warning.missing} more are needed before points can be proposed.`,
        es: `${warning.conversions} conversiones son pocas: faltan ${warning.missing} para poder proponer puntos.`,
      };
    case "one_sided":
      return {
        en: `Only ${warning.others} leads did not convert: ${warning.missing} more are needed.`,
        es: `Solo ${warning.others} leads no convirtieron: faltan ${warning.missing}.`,
      };
    case "repeated_rows":
      return {
        en: `${warning.rows} rows stand there more than once; each counts once.`,
        es: `${warning.rows} filas están repetidas; cada una cuenta una vez.`,
      };
    case "shared_ids":
      return {
        en: `${warning.ids} ids have several different rows; they are kept together.`,
        es: `${warning.ids} ids tienen varias filas distintas; se mantienen juntas.`,
      };
    case "no_outcome":
      return {
        en: `${warning.rows} rows have no outcome and were left out.`,
        es: `${warning.rows} filas no tienen resultado y se dejaron fuera.`,
      };
    case "objected":
      return {
        en: `${warning.rows} people objected to being scored and were left out.`,
        es: `${warning.rows} personas se opusieron a la puntuación y se dejaron fuera.`,
      };
    case "bad_rows":
      return {
        en: `${warning.rows} rows could not be read.`,
        es: `${warning.rows} filas no se pudieron leer.`,
      };
    case "no_time_order":
      return {
        en: "Nothing tells the order of the leads in time, so drift was not looked for. Give --date.",
        es: "Nada indica el orden de los leads en el tiempo, así que no se buscó deriva. Indique --date.",
      };
    case "unreadable_dates":
      return {
        en: `${warning.rows} dates of '${warning.column}' could not be read.`,
        es: `${warning.rows} fechas de «${warning.column}» no se pudieron leer.`,
      };
    case "against_expectation":
      return {
        en: `More gives fewer points in ${warning.criteria.join(", ")}: the data say so beyond doubt.`,
        es: `Más da menos puntos en ${warning.criteria.join(", ")}: los datos no dejan duda.`,
      };
    case "few_shrunk":
      return {
        en: `With ${warning.conversions} conversions the points were pulled towards equal ones.`,
        es: `Con ${warning.conversions} conversiones, los puntos se acercaron a puntos iguales.`,
      };
    case "mirrors_calls":
      return {
        en: `This mirrors whom you called: sales touched ${percent(warning.touched)} % of the conversions, ${warning.untouchedConversions} came untouched. Nothing is recommended.`,
        es: `Esto refleja a quién llamó usted: ventas tocó el ${percent(warning.touched)} % de las conversiones, ${warning.untouchedConversions} llegaron sin contacto. No se recomienda nada.`,
      };
    case "gender":
      return {
        en: `One gendered form of title is selected ${percent(warning.ratio)} % as often as the other.`,
        es: `De cada 100 veces que el modelo propone una forma del cargo (masculina o femenina), propone la otra ${percent(warning.ratio)}.`,
      };
    case "nothing_to_learn":
      return {
        en: "No column can be used as evidence.",
        es: "Ninguna columna sirve como indicio.",
      };
    case "event_types":
      return {
        en: `Types of event that a model cannot name: ${warning.types.join(", ")}.`,
        es: `Tipos de evento que un modelo no puede nombrar: ${warning.types.join(", ")}.`,
      };
    case "no_property":
    case "same_property":
    case "protected":
    case "protected_asked_for":
    case "personal":
    case "personal_included":
    case "ids":
    case "constant":
    case "free_text":
    case "only_presence":
      return ofColumns(warning.code, warning.columns.join(", "));
    default:
      return warning satisfies never;
  }
}

type ColumnCode = Extract<Warning, { readonly columns: readonly string[] }>["code"];

const ABOUT: Readonly<Record<ColumnCode, Text>> = {
  no_property: {
    en: "Headers that give no property name, skipped",
    es: "Cabeceras que no dan un nombre de propiedad, omitidas",
  },
  same_property: {
    en: "Headers that mean the same property as another, skipped",
    es: "Cabeceras que significan la misma propiedad que otra, omitidas",
  },
  protected: { en: "Protected, never used", es: "Protegidas, nunca se usan" },
  protected_asked_for: {
    en: "Protected, not used although they were asked for",
    es: "Protegidas, no se usan aunque se pidieron",
  },
  personal: {
    en: "Left out unless a person takes them in with --include",
    es: "Fuera, salvo que una persona las incluya con --include",
  },
  personal_included: { en: "Taken in by a person", es: "Incluidas por una persona" },
  ids: { en: "Ids, not used", es: "Ids, no se usan" },
  constant: { en: "The same for everybody, not used", es: "Iguales para todos, no se usan" },
  free_text: { en: "Free text, not used", es: "Texto libre, no se usa" },
  only_presence: {
    en: "Used only as known or unknown",
    es: "Solo se usa si constan o no",
  },
};

function ofColumns(code: ColumnCode, columns: string): Text {
  const { en, es } = ABOUT[code];
  return { en: `${en}: ${columns}.`, es: `${es}: ${columns}.` };
}

function percent(share: number): number {
  return Math.round(share * 100);
}
