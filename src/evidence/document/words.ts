import type { Text } from "../../base/text.ts";
import { daysText, lastDaysText } from "../../base/counted.ts";
import type { Candidate } from "../candidates/candidate.ts";

/** What a criterion is called and what it looks at, in both languages. */
export function wordsOf(candidate: Candidate): { readonly label: Text; readonly definition: Text } {
  const { source, header } = candidate;
  const name = shortened(header.replaceAll("_", " ").trim() || candidate.key);
  const same = { en: name, es: name };
  switch (source.kind) {
    case "number":
      return {
        label: same,
        definition: {
          en: `How high the number in '${name}' is.`,
          es: `Qué tan alto es el número de «${name}».`,
        },
      };
    case "size":
      return {
        label: same,
        definition: {
          en: `The size in '${name}', a range by its middle.`,
          es: `El tamaño en «${name}»; un rango, por su mitad.`,
        },
      };
    case "category":
      return {
        label: same,
        definition: {
          en: `Which value '${name}' has.`,
          es: `Qué valor tiene «${name}».`,
        },
      };
    case "country":
      return {
        label: same,
        definition: {
          en: `The market: which country '${name}' names.`,
          es: `El mercado: qué país indica «${name}».`,
        },
      };
    case "option":
      return {
        label: { en: `${name}: ${source.option}`, es: `${name}: ${source.option}` },
        definition: {
          en: `Whether '${source.option}' is among the options chosen in '${name}'.`,
          es: `Si «${source.option}» está entre las opciones elegidas en «${name}».`,
        },
      };
    case "email":
      return {
        label: { en: "Business e-mail", es: "Correo de empresa" },
        definition: {
          en: `Whether the address in '${name}' is a business one or a free personal one.`,
          es: `Si la dirección de «${name}» es de empresa o personal y gratuita.`,
        },
      };
    case "title":
      return {
        label: { en: "Position", es: "Cargo" },
        definition: {
          en: `The level of the position in '${name}', not its words.`,
          es: `El nivel del cargo en «${name}», no sus palabras.`,
        },
      };
    case "presence":
      return {
        label: { en: `${name} is known`, es: `${name}: consta` },
        definition: {
          en: `Whether '${name}' is filled in.`,
          es: `Si «${name}» está rellenado.`,
        },
      };
    case "recency":
      return {
        label: { en: `${name}: how recent`, es: `${name}: qué tan reciente` },
        definition: {
          en: `How many days ago the date in '${name}' was.`,
          es: `Hace cuántos días fue la fecha de «${name}».`,
        },
      };
    case "count":
      return {
        label: { en: `${name}: how often`, es: `${name}: cuántas veces` },
        definition:
          source.withinDays === null
            ? {
                en: `How often the lead did '${name}'.`,
                es: `Cuántas veces el lead hizo «${name}».`,
              }
            : {
                en: `How often the lead did '${name}' ${lastDaysText(source.withinDays).en}.`,
                es: `Cuántas veces el lead hizo «${name}» ${lastDaysText(source.withinDays).es}.`,
              },
      };
    case "fading":
      return {
        label: same,
        definition: {
          en: `Points for each '${name}'; half of them are gone after ${daysText(source.halfLife).en}.`,
          es: `Puntos por cada «${name}»; a los ${daysText(source.halfLife).es} queda la mitad.`,
        },
      };
    case "criterion":
      return { label: same, definition: same };
    default:
      return source satisfies never;
  }
}

function shortened(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 117)}...`;
}
