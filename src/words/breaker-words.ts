import { scenarios } from "../../config/scenarios.ts";
import type { Language, Text } from "../base/text.ts";
import { readCause, type Cause } from "../store/crossings/cause.ts";
import { fall, type HeldGroup } from "../store/crossings/held.ts";
import { counted } from "../base/counted.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** What the breaker holds of one cause, and why, in one sentence (contracts.md, Breaker). */
export function heldText(group: HeldGroup): Text {
  const contacts = counted(group.contacts, {
    en: ["contact", "contacts"],
    es: ["contacto", "contactos"],
  });
  const cause = causeText(readCause(group.cause));
  const within = lengthText(group.until - group.since);
  const label = scenarios.find(({ name }) => name === group.what)?.label;
  if (group.what === fall || label === undefined) {
    return {
      en: `${contacts.en} would stop being ready for sales within ${within.en}, although none of them did anything: ${cause.en}.`,
      es: `${contacts.es} dejarían de estar listos para ventas en ${within.es}, aunque ninguno ha hecho nada: ${cause.es}.`,
    };
  }
  return {
    en: `${contacts.en} would enter “${label.en}” within ${within.en}, although none of them did anything: ${cause.en}.`,
    es: `${contacts.es} entrarían en «${label.es}» en ${within.es}, aunque ninguno ha hecho nada: ${cause.es}.`,
  };
}

/** The task that tells admins of it. */
export function heldTask(groups: readonly HeldGroup[]): { subject: Text; body: Text } {
  const all = groups.reduce((sum, { contacts }) => sum + contacts, 0);
  const contacts = counted(all, { en: ["contact", "contacts"], es: ["contacto", "contactos"] });
  const texts = groups.map(heldText);
  const ask: Text = {
    en: "Open Ripen and release them, release some each day, or drop them. Everything else carries on.",
    es: "Abra Ripen y déjelos pasar, deje pasar algunos al día o descártelos. Todo lo demás sigue.",
  };
  return {
    subject: { en: `Ripen holds ${contacts.en}`, es: `Ripen retiene ${contacts.es}` },
    body: {
      en: [...texts.map(({ en }) => en), ask.en].join("\n"),
      es: [...texts.map(({ es }) => es), ask.es].join("\n"),
    },
  };
}

function causeText(cause: Cause): Text {
  switch (cause.kind) {
    case "created":
      return { en: "they were created", es: "se han creado" };
    case "company":
      return { en: "their companies changed", es: "han cambiado sus empresas" };
    case "properties": {
      const names = cause.names.join(", ");
      return { en: `${names} changed`, es: `ha cambiado ${names}` };
    }
    default:
      return cause satisfies never;
  }
}

/** A length of time in whole minutes, hours or days, at least a minute: '4 minutes'. */
function lengthText(ms: number): Text {
  const [value, unit] =
    ms < 2 * hourMs
      ? [Math.max(1, Math.ceil(ms / minuteMs)), "minute"]
      : ms < 48 * hourMs
        ? [Math.ceil(ms / hourMs), "hour"]
        : [Math.ceil(ms / (24 * hourMs)), "day"];
  const say = (language: Language): string =>
    new Intl.NumberFormat(language === "es" ? "es-ES" : "en-GB", {
      style: "unit",
      unit,
      unitDisplay: "long",
    }).format(value);
  return { en: say("en"), es: say("es") };
}
