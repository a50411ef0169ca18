import { localDay } from "../base/time/local-day.ts";
import { CannotRun } from "./command.ts";
import { commandFaults } from "../words/command-faults.ts";

/** The language that answers and messages come in, for every command. */
export const languageOption = {
  value: "en|es",
  about: { en: "the language of what is said (en)", es: "el idioma de los mensajes (en)" },
} as const;

export const jsonOption = {
  about: { en: "write JSON for a program", es: "escribir JSON para un programa" },
} as const;

export const csvOption = {
  about: { en: "write CSV for a spreadsheet", es: "escribir CSV para una hoja de cálculo" },
} as const;

export const portalOption = {
  value: "ID",
  about: {
    en: "the HubSpot account, the number in its addresses",
    es: "la cuenta de HubSpot, el número de sus direcciones",
  },
} as const;

export const nowOption = {
  value: "ISO",
  about: {
    en: "the instant to look from, like 2026-03-20 (now)",
    es: "el instante desde el que se mira, como 2026-03-20 (ahora)",
  },
} as const;

/** The export of a CRM that a command reads. */
export const contactsArgument = {
  name: "CONTACTS.csv",
  about: { en: "one CSV file", es: "un archivo CSV" },
} as const;

/** What scores the contacts of a file. */
export const modelOptions = {
  model: {
    value: "M",
    about: {
      en: "a ready-made model's name or a JSON file",
      es: "el nombre de un modelo preparado o un archivo JSON",
    },
    isRequired: true,
  },
  "customer-model": {
    value: "M",
    about: { en: "the model that scores customers", es: "el modelo que puntúa a los clientes" },
  },
  events: {
    value: "EVENTS.csv",
    about: {
      en: "what contacts did: contact_id, type, occurred_at",
      es: "lo que hicieron los contactos: contact_id, type, occurred_at",
    },
  },
  now: nowOption,
  "time-zone": {
    value: "ZONE",
    about: {
      en: "whose days count, like Europe/Madrid (UTC)",
      es: "de qué zona son los días, como Europe/Madrid (UTC)",
    },
  },
} as const;

/** The instant that --now names, epoch milliseconds; the machine's when it is not given. */
export function instantFrom(text: string | null): number {
  if (text === null) return Date.now();
  const now = Date.parse(text);
  if (Number.isFinite(now)) return now;
  throw new CannotRun(commandFaults.nowInvalid(text));
}

/** The zone that --time-zone names; UTC when it is not given. */
export function zoneFrom(text: string | null): string {
  if (text === null) return "UTC";
  try {
    localDay(0, text);
    return text;
  } catch (error) {
    throw new CannotRun(commandFaults.timeZoneInvalid(text), { cause: error });
  }
}

/** The account that --portal names. */
export function accountFrom(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new CannotRun(commandFaults.portalInvalid(text));
}
