import type { Text } from "../base/text.ts";

type Told = { readonly why: Text; readonly advice: Text };

const ways: Readonly<Record<string, Text>> = {
  list: { en: "static lists", es: "las listas estáticas" },
  workflow: { en: "the workflow API", es: "la API de flujos" },
  task: { en: "tasks", es: "las tareas" },
};

/** What is the case where HubSpot does not allow a way of enrolling for now. */
export function restingText(actuator: string): Told {
  const way = ways[actuator] ?? { en: actuator, es: actuator };
  return {
    why: {
      en: `HubSpot does not currently let Ripen use ${way.en} in this account.`,
      es: `HubSpot no deja a Ripen usar ${way.es} en esta cuenta por ahora.`,
    },
    advice: {
      en: "The Health page shows what is missing. They continue automatically once it is granted. Binding to a property needs no permission.",
      es: "La página de estado muestra qué falta. Siguen automáticamente cuando se concede. Vincular a una propiedad no requiere permiso.",
    },
  };
}

/** Why a contact waits for its start, or was kept from it, and what to do, for an admin. */
export const waitingTexts = {
  behind: {
    why: {
      en: "Another scenario comes first, or the daily cap or the cool-down is holding it back.",
      es: "Otro escenario va primero, o lo retienen el tope diario o el periodo de espera.",
    },
    advice: {
      en: "Nothing to do: it continues automatically.",
      es: "No hay que hacer nada: sigue automáticamente.",
    },
  },
  on_its_way: {
    why: {
      en: "The trigger is on its way to HubSpot.",
      es: "El disparador está de camino a HubSpot.",
    },
    advice: {
      en: "Nothing to do, unless scoring is paused or the connection is down.",
      es: "No hay que hacer nada, salvo que la puntuación esté en pausa o no haya conexión.",
    },
  },
  refused: {
    why: { en: "HubSpot refused it.", es: "HubSpot lo rechazó." },
    advice: {
      en: "Recalculate the contact from its record or from the list of leads.",
      es: "Vuelva a calcular el contacto desde su registro o desde la lista de leads.",
    },
  },
  unknown: {
    why: {
      en: "HubSpot's answer to the enrolment was lost. Ripen is checking what happened.",
      es: "Se perdió la respuesta de HubSpot a la inscripción; Ripen está averiguando qué pasó.",
    },
    advice: {
      en: "Nothing to do yet: Ripen checks before it repeats anything.",
      es: "Todavía no hay que hacer nada: Ripen lo comprueba antes de repetir nada.",
    },
  },
  unresolved: {
    why: {
      en: "It is unclear whether HubSpot enrolled the contact, and trying again could enrol it twice.",
      es: "No se sabe si HubSpot inscribió el contacto, y reintentarlo podría inscribirlo dos veces.",
    },
    advice: {
      en: "Open the record's workflow history in HubSpot and enrol the contact by hand if it is missing.",
      es: "Abra el historial de flujos del registro en HubSpot e inscriba allí el contacto a mano si falta.",
    },
  },
} as const satisfies Readonly<Record<string, Told>>;
