import { countedAs } from "../../../base/counted.ts";
import { texts } from "../../shell/page/language/language.ts";

/** The words of whom a rule matches. */
export const matchTexts = texts(
  {
    counting: "Counting whom it matches…",
    matches: (matched: string, looked: string) =>
      `Matches ${matched} of ${countedAs(looked, "contact", "contacts")}`,
    reading: (contacts: string) => ` read so far, of ${contacts}`,
    sample: (contacts: string) => `, which stand for ${contacts}`,
    instance: (names: string) => `, for instance ${names}`,
    known: { url: "Addresses that are known", form: "Forms that are known" },
    knownOf: (field: string) => `Known values of ${field}`,
  },
  {
    counting: "Contando con quién coincide…",
    matches: (matched: string, looked: string) =>
      `Coincide con ${matched} de ${countedAs(looked, "contacto", "contactos")}`,
    reading: (contacts: string) => ` leídos hasta ahora, de ${contacts}`,
    sample: (contacts: string) => `, que representan a ${contacts}`,
    instance: (names: string) => `, por ejemplo ${names}`,
    known: { url: "Direcciones conocidas", form: "Formularios conocidos" },
    knownOf: (field: string) => `Valores conocidos de ${field}`,
  },
);
