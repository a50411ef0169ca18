/** What our workflow actions say in the workflow's history. */

export const addEventTexts = {
  en: {
    added: "Ripen has recorded the event; the score will be updated in a moment.",
    unknownType: "Choose what happened in the action's settings.",
    noName: "A custom event needs a name of lower-case letters, digits and _.",
    noDate: "The value for 'When' is not a date. Map a date property, or leave it empty.",
    future: "The date for 'When' is in the future. Only what has already happened counts.",
    gone: "The contact no longer exists.",
  },
  es: {
    added: "Ripen ha registrado el evento; la puntuación se actualiza en un momento.",
    unknownType: "Elija en los ajustes de la acción qué ha ocurrido.",
    noName: "Un evento propio necesita un nombre con minúsculas, cifras y _.",
    noDate: "El valor de «Cuándo» no es una fecha: asigne una propiedad de fecha o déjelo vacío.",
    future: "La fecha de «Cuándo» está en el futuro: solo cuenta lo que ya ha ocurrido.",
    gone: "El contacto ya no existe.",
  },
} as const;

export const confirmTexts = {
  en: {
    confirmed: "Ripen has recorded this enrolment.",
    again: "Ripen had already recorded this enrolment.",
    notOurs: "Ripen did not start this workflow for the contact, so there is nothing to confirm.",
    noScenario: "Choose the scenario that starts this workflow in the action's settings.",
    gone: "The contact no longer exists.",
  },
  es: {
    confirmed: "Ripen ha registrado esta inscripción.",
    again: "Ripen ya había registrado esta inscripción.",
    notOurs: "Ripen no inició este flujo para el contacto, así que no hay nada que confirmar.",
    noScenario: "Elija en los ajustes de la acción el escenario que inicia este flujo.",
    gone: "El contacto ya no existe.",
  },
} as const;
