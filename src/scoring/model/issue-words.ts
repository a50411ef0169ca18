import type { z } from "zod";
import type { Text } from "../../base/text.ts";

const text = (en: string, es: string): Text => ({ en, es });

/** Our own sentences of the schema, which are written there in English. */
const ours: Readonly<Record<string, string>> = {
  "an id starts with a lower-case letter and has lower-case letters, digits, - and _":
    "un id empieza con una letra minúscula y lleva letras minúsculas, cifras, - y _",
  "a field name starts with a letter and has letters, digits and _":
    "el nombre de un campo empieza con una letra y lleva letras, cifras y _",
  "an event type is written like page_viewed or custom:name":
    "un tipo de comportamiento se escribe como page_viewed o custom:nombre",
  "a HubSpot property's internal name has lower-case letters, digits and _":
    "el nombre interno de una propiedad de HubSpot lleva letras minúsculas, cifras y _",
  "name a contact property, a company property, or both":
    "indique una propiedad de contacto, una de empresa o ambas",
  "at most 200 fields": "como máximo 200 campos",
};

/** What is missing where a list or a text is empty, by what it is called in the document. */
const missing: Readonly<Record<string, Text>> = {
  values: text("add at least one value", "añada al menos un valor"),
  types: text("choose at least one behaviour", "elija al menos un comportamiento"),
  of: text("add at least one condition", "añada al menos una condición"),
  rules: text("add at least one rule", "añada al menos una regla"),
  criteria: text("add at least one criterion", "añada al menos un criterio"),
  bands: text("add at least one band", "añada al menos una categoría"),
  steps: text("add at least one step", "añada al menos un tramo"),
  fit: text("add at least one cut", "añada al menos un corte"),
  pain: text("add at least one cut", "añada al menos un corte"),
  value: text("write the value", "escriba el valor"),
  pattern: text("write the pattern", "escriba el patrón"),
  name: text("give it a name", "póngale un nombre"),
  field: text("choose what is looked at", "elija qué se mira"),
  label: text("give it a name", "póngale un nombre"),
  days: text("write how many days", "escriba cuántos días"),
  points: text("write how many points", "escriba cuántos puntos"),
};

/** The same for the lists of conditions that ask for something of its own. */
const missingOfOp: Readonly<Record<string, Text>> = {
  domainIn: text("add at least one domain", "añada al menos un dominio"),
  countryIn: text("add at least one country", "añada al menos un país"),
};

const fillIn = text("fill this in", "rellene este dato");
const choose = text("choose one of the ways that are offered", "elija una de las formas ofrecidas");

/** Where an issue stands: the last name on its path, what holds it, and what was given. */
export type IssuePlace = {
  readonly name: string;
  /** Whether it is an entry of that list. */
  readonly isEntry: boolean;
  readonly parent: unknown;
  readonly input: unknown;
};

/**
 * What is wrong with one part of a document and what to do, in a person's words: never the sentence of the library that
 * found it, and no name that stands in no document.
 */
export function wordsOfIssue(issue: z.core.$ZodIssue, place: IssuePlace): Text {
  const spanish = ours[issue.message];
  if (spanish !== undefined) return text(issue.message, spanish);
  const { name, isEntry, parent, input } = place;
  switch (issue.code) {
    case "too_small": {
      const { minimum, origin } = issue;
      if (origin === "number") return text(`at least ${minimum}`, `como mínimo ${minimum}`);
      if (isEntry) {
        return text("fill in or remove the empty entry", "rellene o quite la entrada vacía");
      }
      return missingOfOp[opOf(parent)] ?? missing[name] ?? fillIn;
    }
    case "too_big": {
      const { maximum, origin } = issue;
      if (origin === "string")
        return text(`at most ${maximum} characters`, `como máximo ${maximum} caracteres`);
      if (origin === "array")
        return text(`at most ${maximum} entries`, `como máximo ${maximum} entradas`);
      return text(`at most ${maximum}`, `como máximo ${maximum}`);
    }
    case "invalid_type":
      if (input === undefined || input === null || input === "") return missing[name] ?? fillIn;
      if (issue.expected === "int") return text("write a whole number", "escriba un número entero");
      return issue.expected === "number"
        ? text("write a number", "escriba un número")
        : text(
            "this is of another kind than is needed here",
            "esto es de otra clase que la necesaria",
          );
    case "invalid_value": {
      const values = issue.values.map(String).join(", ");
      return text(`must be one of: ${values}`, `debe ser uno de: ${values}`);
    }
    case "invalid_union":
      return choose;
    case "unrecognized_keys": {
      const keys = issue.keys.join(", ");
      return text(`not known here, take it out: ${keys}`, `no se conoce aquí, quítelo: ${keys}`);
    }
    case "invalid_format":
      return issue.format === "date"
        ? text("write a day like 2026-12-31", "escriba un día como 2026-12-31")
        : text("not written as is needed here", "no está escrito como hace falta aquí");
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "not_multiple_of":
    default:
      return text("this cannot be used here", "esto no se puede usar aquí");
  }
}

function opOf(parent: unknown): string {
  return typeof parent === "object" && parent !== null && "op" in parent ? String(parent.op) : "";
}
