import type { Text } from "../base/text.ts";
import type { CauseName, FailureCause } from "../store/failures/cause.ts";

/** Why something could not be done, and what to do about it. */
export type CauseWords = { readonly what: Text; readonly advice: Text };

/** A cause in words, for an admin. */
export function causeWords({ cause, about }: FailureCause): CauseWords {
  return words[cause](about);
}

const byItself: Text = {
  en: "Ripen retries one of them automatically, and the others follow once it succeeds.",
  es: "Ripen reintenta uno automáticamente y, si funciona, sigue con los demás.",
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
      en: "Install Ripen again and accept it. What failed is then retried automatically.",
      es: "Vuelva a instalar Ripen y acéptelo. Lo que falló se reintentará automáticamente.",
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
        `Add the option with the internal value “${value}” to the property in HubSpot. Everything else about these contacts is updated.`,
        `Añada en HubSpot la opción con el valor interno «${value}» a la propiedad. Lo demás de estos contactos se actualiza.`,
      ),
    };
  },
  wrong_type: (about) => ({
    what: {
      en: `The property ${about} has a type that cannot take the value`,
      es: `La propiedad ${about} es de un tipo que no admite el valor`,
    },
    advice: then(
      "Give the property its former type in HubSpot, or map another one. Everything else about these contacts is updated.",
      "Devuelva a la propiedad su tipo anterior en HubSpot, o asigne otra. Lo demás de estos contactos se actualiza.",
    ),
  }),
  read_only: (about) => ({
    what: {
      en: `HubSpot does not allow changes to the property ${about}`,
      es: `HubSpot no permite cambiar la propiedad ${about}`,
    },
    advice: then(
      "It is calculated or read-only. Map the output to another property.",
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
      en: `HubSpot does not accept the value of ${about}`,
      es: `HubSpot no admite el valor de ${about}`,
    },
    advice: then(
      "Check the property's validation rules in HubSpot. Everything else about these contacts is updated.",
      "Revise en HubSpot las reglas de validación de la propiedad. Lo demás de estos contactos se actualiza.",
    ),
  }),
  contact_gone: () => ({
    what: { en: "The contact is no longer in HubSpot", es: "El contacto ya no está en HubSpot" },
    advice: {
      en: "Nothing to do: Ripen reads it again and drops it if it is gone.",
      es: "No hay que hacer nada: Ripen lo relee y lo descarta si ya no está.",
    },
  }),
  no_email: () => ({
    what: {
      en: "The contact has no e-mail address, which HubSpot needs to enrol it",
      es: "El contacto no tiene correo, y HubSpot lo exige para inscribirlo",
    },
    advice: {
      en: "Fill in the address, or bind the scenario to a property or a list. Contacts are enrolled automatically once they have an address.",
      es: "Rellene el correo o vincule el escenario a una propiedad o a una lista. Los contactos se inscriben automáticamente en cuanto tienen correo.",
    },
  }),
  target_gone: (about) => ({
    what: {
      en: `HubSpot does not know the list or workflow ${about}`,
      es: `HubSpot no conoce la lista o el flujo ${about}`,
    },
    advice: then(
      "It may have been deleted. Bind the scenario to another one on the Workflows page.",
      "Puede que se haya eliminado: vincule el escenario a otro en la página de flujos.",
    ),
  }),
  target_refused: (about) => ({
    what: {
      en: `HubSpot refused the enrolment by ${about}`,
      es: `HubSpot rechazó la inscripción en ${about}`,
    },
    advice: then(
      "Check that the workflow is on and accepts these contacts. HubSpot's own message is shown beside each contact.",
      "Compruebe que el flujo está activo y admite estos contactos; junto a cada contacto está lo que dice HubSpot.",
    ),
  }),
  step_over: () => ({
    what: {
      en: "HubSpot stopped waiting for the workflow step to answer",
      es: "HubSpot dejó de esperar la respuesta del paso del flujo",
    },
    advice: {
      en: "The contact moved on without it. Check it in the workflow, then remove it from this list.",
      es: "El contacto siguió sin ella. Revíselo en el flujo y quítelo después de la lista.",
    },
  }),
  step_expired: () => ({
    what: {
      en: "HubSpot moved the contact on after a day without an answer from the workflow step",
      es: "HubSpot dejó seguir al contacto tras un día sin respuesta del paso del flujo",
    },
    advice: {
      en: "Check the contact in the workflow, then remove it from this list.",
      es: "Revise el contacto en el flujo y quítelo después de la lista.",
    },
  }),
  not_scored: () => ({
    what: {
      en: "Ripen could not calculate a score",
      es: "Ripen no pudo calcular la puntuación",
    },
    advice: then(
      "Please report it with the reason shown beside the contact.",
      "Comuníquelo, por favor, con el motivo que figura junto al contacto.",
    ),
  }),
  other: (about) => ({
    what:
      about === ""
        ? { en: "HubSpot refused it", es: "HubSpot lo rechazó" }
        : { en: `HubSpot refused it (${about})`, es: `HubSpot lo rechazó (${about})` },
    advice: then(
      "HubSpot's own message is shown beside each contact.",
      "Junto a cada contacto está lo que dice HubSpot.",
    ),
  }),
};
