import type { Text } from "../base/text.ts";

/** Said where workflows are not listed. */
export const pasteInstead: Text = {
  en: "Ripen cannot list workflows here. Open yours in HubSpot and paste its address.",
  es: "Ripen no puede mostrar aquí los flujos. Abra el suyo en HubSpot y pegue su dirección.",
};

/** Said where there is nothing to choose from, for want of these scopes. */
export function bindOtherwise(missing: readonly string[]): Text {
  return {
    en: `HubSpot has not granted ${missing.join(", ")}: bind to the property, or install Ripen again and accept it.`,
    es: `HubSpot no ha concedido ${missing.join(", ")}: vincule a la propiedad o vuelva a instalar Ripen y acéptelo.`,
  };
}

/** Said of a scenario that is bound to a call of HubSpot's workflow API where those are switched off. */
export const callsAreOff: Text = {
  en: "It is bound to HubSpot's workflow API, which is switched off here, so nobody is enrolled. Bind it to the property or to a list.",
  es: "Está vinculado a la API de flujos de HubSpot, que aquí está desactivada, así que no se inscribe a nadie. Vincúlelo a la propiedad o a una lista.",
};
