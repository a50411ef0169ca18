import type { Language, Text } from "../../base/text.ts";
import { counted, wholePercentText } from "../../base/counted.ts";
import type { Warning } from "./warning.ts";

/** A warning as a sentence. */
export function warningSentence(warning: Warning, language: Language): string {
  return textOf(warning)[language];
}

/** A sentence that begins with a number. */
function sentence(
  count: number,
  words: Readonly<Record<Language, readonly [one: string, many: string]>>,
): Text {
  const { en, es } = counted(count, words);
  return { en: `${en}.`, es: `${es}.` };
}

function textOf(warning: Warning): Text {
  switch (warning.code) {
    case "sampled": {
      const of = counted(warning.of, { en: ["row", "rows"], es: ["fila", "filas"] });
      return {
        en: `Learned from a sample of ${warning.rows} of ${of.en}.`,
        es: `Aprendido de una muestra de ${warning.rows} de ${of.es}.`,
      };
    }
    case "few_conversions":
      return {
        en: `There are too few conversions (${warning.conversions}); at least ${warning.missing} more are needed before points can be proposed.`,
        es: `Hay pocas conversiones (${warning.conversions}); hacen falta al menos ${warning.missing} más para poder proponer puntos.`,
      };
    case "one_sided":
      return {
        en: `There are too few leads that did not convert (${warning.others}); at least ${warning.missing} more are needed.`,
        es: `Hay pocos leads que no convirtieron (${warning.others}); hacen falta al menos ${warning.missing} más.`,
      };
    case "repeated_rows":
      return sentence(warning.rows, {
        en: ["row is a repeat and counts once", "rows are repeats and count once"],
        es: ["fila está repetida y cuenta una vez", "filas están repetidas y cuentan una vez"],
      });
    case "shared_ids":
      return sentence(warning.ids, {
        en: [
          "id has several different rows, which are kept together",
          "ids have several different rows each, which are kept together",
        ],
        es: [
          "id tiene varias filas distintas, que se mantienen juntas",
          "ids tienen varias filas distintas cada uno, que se mantienen juntas",
        ],
      });
    case "no_outcome":
      return sentence(warning.rows, {
        en: ["row has no outcome and was left out", "rows have no outcome and were left out"],
        es: [
          "fila no tiene resultado y se dejó fuera",
          "filas no tienen resultado y se dejaron fuera",
        ],
      });
    case "objected":
      return sentence(warning.rows, {
        en: [
          "person objected to being scored and was left out",
          "people objected to being scored and were left out",
        ],
        es: [
          "persona se opuso a la puntuación y se dejó fuera",
          "personas se opusieron a la puntuación y se dejaron fuera",
        ],
      });
    case "bad_rows":
      return sentence(warning.rows, {
        en: ["row could not be read", "rows could not be read"],
        es: ["fila no se pudo leer", "filas no se pudieron leer"],
      });
    case "no_time_order":
      return {
        en: "The order of the leads in time is unknown, so drift was not checked. Give --date.",
        es: "No se conoce el orden de los leads en el tiempo, así que no se comprobó la deriva. Indique --date.",
      };
    case "unreadable_dates":
      return sentence(warning.rows, {
        en: [
          `date of '${warning.column}' could not be read`,
          `dates of '${warning.column}' could not be read`,
        ],
        es: [
          `fecha de «${warning.column}» no se pudo leer`,
          `fechas de «${warning.column}» no se pudieron leer`,
        ],
      });
    case "against_expectation":
      return {
        en: `More gives fewer points in ${warning.criteria.join(", ")}. The data leave no doubt.`,
        es: `Más da menos puntos en ${warning.criteria.join(", ")}. Los datos no dejan dudas.`,
      };
    case "few_shrunk":
      return {
        en: `With ${warning.conversions} conversions the points were drawn towards equal values.`,
        es: `Con ${warning.conversions} conversiones, los puntos se acercaron a valores iguales.`,
      };
    case "mirrors_calls":
      return {
        en: `This mirrors who was called: sales contacted ${wholePercentText(warning.touched).en} of the conversions, and ${warning.untouchedConversions} came without contact. Nothing is recommended.`,
        es: `Esto refleja a quién llamó usted: ventas contactó con el ${wholePercentText(warning.touched).es} de las conversiones, y ${warning.untouchedConversions} llegaron sin contacto. No se recomienda nada.`,
      };
    case "gender":
      return {
        en: `One gendered form of title is selected ${wholePercentText(warning.ratio).en} as often as the other.`,
        es: `De cada 100 veces que el modelo propone una forma del cargo (masculina o femenina), propone la otra ${Math.round(warning.ratio * 100)}.`,
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
    en: "Headers that make no property name, skipped",
    es: "Cabeceras que no dan un nombre de propiedad, omitidas",
  },
  same_property: {
    en: "Headers that mean the same property as another, skipped",
    es: "Cabeceras que significan la misma propiedad que otra, omitidas",
  },
  protected: { en: "Protected, never used", es: "Protegidas, nunca se usan" },
  protected_asked_for: {
    en: "Protected, not used even though they were requested",
    es: "Protegidas, no se usan aunque se pidieron",
  },
  personal: {
    en: "Left out unless a person includes them with --include",
    es: "Fuera, salvo que una persona las incluya con --include",
  },
  personal_included: { en: "Included by a person", es: "Incluidas por una persona" },
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
