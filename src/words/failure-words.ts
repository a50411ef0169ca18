import type { Text } from "../base/text.ts";
import type { CauseName, FailureCause } from "../store/failures/cause.ts";

/** Why something could not be done, and what to do about it. */
export type CauseWords = { readonly what: Text; readonly advice: Text };

/** A cause in words, for an admin. */
export function causeWords({ cause, about }: FailureCause): CauseWords {
  return words[cause](about);
}

const byItself: Text = {
  en: "Ripen tries one of them again by itself and lets the others go once it comes through.",
  es: "Ripen reintenta uno por sí mismo y deja pasar los demás en cuanto lo consigue.",
};

function then(en: string, es: string): Text {
  return { en: `${en} ${byItself.en}`, es: `${es} ${byItself.es}` };
}

/** The two halves of `property=value`. */
function parts(about: string): readonly [property: string, value: string] {
  const at = about.indexOf("=");
  return at < 0 ? [about, ""] : [about.slice(0, at), about.slice(at + 1)];
}

const words: Readonly<Record<CauseName, (about: string) => CauseWords>> = {
  permission: (about) => ({
    what:
      about === ""
        ? {
            en: "The account has not granted a permission",
            es: "La cuenta no ha concedido un permiso",
          }
        : {
            en: `The account has not granted ${about}`,
            es: `La cuenta no ha concedido ${about}`,
          },
    advice: {
      en: "Install Ripen again and accept it. What failed is then tried again by itself.",
      es: "Vuelva a instalar Ripen y acéptelo. Lo que falló se reintenta entonces por sí mismo.",
    },
  }),
  property_gone: (about) => ({
    what: {
      en: `HubSpot no longer has the property ${about}`,
      es: `HubSpot ya no tiene la propiedad ${about}`,
    },
    advice: then(
      "Restore it in HubSpot under Settings, Properties, Archived, or map another one.",
      "Restáurela en HubSpot en Configuración, Propiedades, Archivadas, o asigne otra.",
    ),
  }),
  option_gone: (about) => {
    const [property, value] = parts(about);
    return {
      what: {
        en: `The property ${property} has no option “${value}”`,
        es: `La propiedad ${property} no tiene la opción «${value}»`,
      },
      advice: then(
        `Add the option with the internal value “${value}” to the property in HubSpot. Everything else of these contacts is written.`,
        `Añada en HubSpot la opción con el valor interno «${value}» a la propiedad. Lo demás de estos contactos se escribe.`,
      ),
    };
  },
  wrong_type: (about) => ({
    what: {
      en: `The property ${about} has a type that cannot take the value`,
      es: `La propiedad ${about} es de un tipo que no admite el valor`,
    },
    advice: then(
      "Give the property its former type in HubSpot, or map another one. Everything else of these contacts is written.",
      "Devuelva a la propiedad su tipo anterior en HubSpot, o asigne otra. Lo demás de estos contactos se escribe.",
    ),
  }),
  read_only: (about) => ({
    what: {
      en: `HubSpot lets nobody write the property ${about}`,
      es: `HubSpot no deja escribir la propiedad ${about}`,
    },
    advice: then(
      "It is calculated or read-only: map the output to another property.",
      "Es calculada o de solo lectura: asigne la salida a otra propiedad.",
    ),
  }),
  account_rule: (about) => ({
    what: {
      en: `A rule of the account asks for ${about} first`,
      es: `Una regla de la cuenta exige antes ${about}`,
    },
    advice: then(
      "Fill it in for these contacts, or let the app pass in the rule (Settings, Properties, conditional rules).",
      "Rellénela en estos contactos o exima a la aplicación de la regla (Configuración, Propiedades, reglas condicionales).",
    ),
  }),
  value: (about) => ({
    what: {
      en: `HubSpot does not take the value of ${about}`,
      es: `HubSpot no admite el valor de ${about}`,
    },
    advice: then(
      "Look at the property's validation rules in HubSpot. Everything else of these contacts is written.",
      "Revise en HubSpot las reglas de validación de la propiedad. Lo demás de estos contactos se escribe.",
    ),
  }),
  contact_gone: () => ({
    what: { en: "The contact is not in HubSpot any more", es: "El contacto ya no está en HubSpot" },
    advice: {
      en: "Nothing to do: Ripen reads it again, and drops it if it is gone.",
      es: "No hay que hacer nada: Ripen lo relee y lo descarta si ya no está.",
    },
  }),
  no_email: () => ({
    what: {
      en: "The contact has no e-mail address, which HubSpot asks for to enrol it",
      es: "El contacto no tiene correo, y HubSpot lo exige para inscribirlo",
    },
    advice: {
      en: "Fill in the address, or bind the scenario to a property or a list. Whoever gets an address is enrolled by itself.",
      es: "Rellene el correo, o vincule el escenario a una propiedad o a una lista. Quien lo reciba se inscribe por sí mismo.",
    },
  }),
  target_gone: (about) => ({
    what: {
      en: `HubSpot does not know the list or workflow ${about}`,
      es: `HubSpot no conoce la lista o el flujo ${about}`,
    },
    advice: then(
      "It may have been deleted: bind the scenario to another one on the workflows page.",
      "Puede que se haya eliminado: vincule el escenario a otro en la página de flujos.",
    ),
  }),
  target_refused: (about) => ({
    what: {
      en: `HubSpot refused the enrolment by ${about}`,
      es: `HubSpot rechazó la inscripción en ${about}`,
    },
    advice: then(
      "Look whether the workflow is on and takes such contacts; HubSpot's own words stand with each contact.",
      "Compruebe que el flujo está activo y admite estos contactos; junto a cada contacto está lo que dice HubSpot.",
    ),
  }),
  step_over: () => ({
    what: {
      en: "HubSpot no longer waited for the answer of the workflow step",
      es: "HubSpot ya no esperaba la respuesta del paso del flujo",
    },
    advice: {
      en: "The contact went on without it. Look at it in the workflow, then take it off the list.",
      es: "El contacto siguió sin ella. Mírelo en el flujo y quítelo después de la lista.",
    },
  }),
  step_expired: () => ({
    what: {
      en: "HubSpot let the contact go on after a day without an answer of the workflow step",
      es: "HubSpot dejó seguir al contacto tras un día sin respuesta del paso del flujo",
    },
    advice: {
      en: "Look at the contact in the workflow, then take it off the list.",
      es: "Mire el contacto en el flujo y quítelo después de la lista.",
    },
  }),
  not_scored: () => ({
    what: {
      en: "Ripen could not calculate a score",
      es: "Ripen no pudo calcular la puntuación",
    },
    advice: then(
      "Please report it with the reason that stands with the contact.",
      "Comuníquelo, por favor, con el motivo que figura junto al contacto.",
    ),
  }),
  other: (about) => ({
    what:
      about === ""
        ? { en: "HubSpot refused it", es: "HubSpot lo rechazó" }
        : { en: `HubSpot refused it (${about})`, es: `HubSpot lo rechazó (${about})` },
    advice: then(
      "HubSpot's own words stand with each contact.",
      "Junto a cada contacto está lo que dice HubSpot.",
    ),
  }),
};
