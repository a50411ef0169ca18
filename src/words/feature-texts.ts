import type { Text } from "../base/text.ts";

/** What needs a permission of its own. */
const names: Readonly<Record<string, Text>> = {
  contacts: { en: "Reading and writing contacts", es: "Lectura y escritura de contactos" },
  workflows: {
    en: "Workflow picker and enrolment by call",
    es: "Selector de flujos e inscripción directa",
  },
  lists: { en: "Enrolment by static list", es: "Inscripción por lista estática" },
  owners: { en: "Owners", es: "Propietarios" },
  deals: { en: "Deals, open and closed", es: "Negocios, abiertos y cerrados" },
  tasks: { en: "Tasks for sales", es: "Tareas para ventas" },
  events: { en: "Events of Enterprise accounts", es: "Eventos de cuentas Enterprise" },
};

export function featureName(feature: string): Text {
  return names[feature] ?? { en: feature, es: feature };
}

/** The account has not granted these scopes. */
export function featureOff(missing: readonly string[]): Text {
  return {
    en: `Install Ripen again and accept ${missing.join(", ")}. Everything else works without it.`,
    es: `Vuelva a instalar Ripen y acepte ${missing.join(", ")}. Todo lo demás funciona sin ello.`,
  };
}

/** HubSpot refused it without naming a scope; `when` it is asked again, null when nobody knows. */
export function featureRefused(when: Text | null): Text {
  return {
    en: `HubSpot refused it (403) without saying why. Ripen will ask again automatically${when === null ? "" : ` on ${when.en}`}.`,
    es: `HubSpot lo rechazó (403) sin decir por qué. Ripen volverá a preguntar automáticamente${when === null ? "" : ` el ${when.es}`}.`,
  };
}
