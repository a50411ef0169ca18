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
      en: `HubSpot does not let Ripen use ${way.en} in this account now.`,
      es: `HubSpot no deja a Ripen usar ${way.es} en esta cuenta por ahora.`,
    },
    advice: {
      en: "The health page says what is missing. They go by themselves once it is granted; a binding to a property needs no permission.",
      es: "La página de estado dice qué falta. Pasan por sí mismos cuando se conceda; un vínculo a una propiedad no necesita permiso.",
    },
  };
}

/** Why a contact waits for its start, or was kept from it, and what to do, for an admin. */
export const waitingTexts = {
  behind: {
    why: {
      en: "Another scenario goes first, or the day's cap or the cool-down holds it back.",
      es: "Otro escenario va primero, o lo retienen el tope diario o el periodo de espera.",
    },
    advice: {
      en: "Nothing to do: it goes on by itself.",
      es: "No hay que hacer nada: sigue por sí solo.",
    },
  },
  on_its_way: {
    why: {
      en: "The trigger is on its way to HubSpot.",
      es: "El disparador está de camino a HubSpot.",
    },
    advice: {
      en: "Nothing to do, unless the scoring is paused or the connection is down.",
      es: "No hay que hacer nada, salvo que la puntuación esté en pausa o no haya conexión.",
    },
  },
  refused: {
    why: { en: "HubSpot refused it.", es: "HubSpot lo rechazó." },
    advice: {
      en: "Have the contact scored again from its record or from the list of leads.",
      es: "Haga puntuar de nuevo el contacto desde su registro o desde la lista de leads.",
    },
  },
  unknown: {
    why: {
      en: "HubSpot's answer to the enrolment was lost; Ripen is finding out what became of it.",
      es: "Se perdió la respuesta de HubSpot a la inscripción; Ripen está averiguando qué pasó.",
    },
    advice: {
      en: "Nothing to do yet: it is looked up before anything is repeated.",
      es: "Todavía no hay que hacer nada: se comprueba antes de repetir nada.",
    },
  },
  unresolved: {
    why: {
      en: "Nobody can tell whether HubSpot enrolled the contact, and the workflow would enrol it twice.",
      es: "No se puede saber si HubSpot inscribió el contacto, y el flujo lo inscribiría dos veces.",
    },
    advice: {
      en: "Open the record's workflow history in HubSpot and enrol the contact there by hand if it is missing.",
      es: "Abra el historial de flujos del registro en HubSpot e inscriba allí el contacto a mano si falta.",
    },
  },
} as const satisfies Readonly<Record<string, Told>>;
