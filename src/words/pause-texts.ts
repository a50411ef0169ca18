import type { Text } from "../base/text.ts";
import type { Pause } from "../store/portals/pauses.ts";
import { restingIn, type RestingOutput } from "../store/portals/resting-outputs.ts";

/** The sources that a broken mapping has lost: what depends on them rests until they are mended. */
export function brokenText(pause: Pause): { name: string; text: Text }[] {
  const named = pause.detail["sources"] ?? pause.detail["properties"];
  const names = Array.isArray(named) ? named.map(nameOf) : [pause.reason];
  return names.map((name) => ({
    name,
    text: {
      en: "HubSpot no longer has this property, or with another type: what depends on it keeps its last points, and contacts never read with it wait, until it is restored there or mapped to another one here. Everything else is scored.",
      es: "HubSpot ya no tiene esta propiedad, o la tiene con otro tipo: lo que depende de ella conserva sus últimos puntos, y los contactos nunca leídos con ella esperan, hasta que se restaure allí o se asigne otra aquí. Todo lo demás se puntúa.",
    },
  }));
}

/** What cannot be written to a property for now, and what to do. */
export function restingText({ whose }: Pick<RestingOutput, "whose">): Text {
  if (whose === "account") {
    return {
      en: "An output of Ripen goes to this property, which HubSpot no longer has or which cannot take it: that output rests, all others are written. Restore it there, or map another one and publish.",
      es: "Una salida de Ripen va a esta propiedad, que HubSpot ya no tiene o que ya no la admite: esa salida queda en reposo y las demás se escriben. Restáurela allí o asigne otra y publique.",
    };
  }
  return whose === "ripen"
    ? {
        en: "Somebody archived this property of Ripen's in HubSpot, and HubSpot has not let Ripen make it again yet. Everything else is written. Ripen tries again by itself; restoring it under Settings, Properties, Archived is sooner. What was missed is then written without a click.",
        es: "Alguien archivó en HubSpot esta propiedad de Ripen, y HubSpot aún no ha dejado que Ripen la cree de nuevo. Lo demás se escribe. Ripen lo reintenta por sí mismo; restaurarla en Configuración, Propiedades, Archivadas es más rápido. Lo que faltó se escribe después sin un clic.",
      }
    : {
        en: "Somebody archived this property, which people fill in: restore it in HubSpot under Settings, Properties, Archived, so that its values come back. Until then the last known values count, and what is given on the card waits.",
        es: "Alguien archivó esta propiedad, que rellenan las personas: restáurela en HubSpot en Configuración, Propiedades, Archivadas, para que vuelvan sus valores. Hasta entonces cuentan los últimos valores conocidos, y lo que se dé en la tarjeta espera.",
      };
}

/** All properties that rest, each with its text. */
export function brokenOutputText(pause: Pause): { name: string; text: Text }[] {
  return restingIn(new Map([[pause.what, pause]])).map((one) => ({
    name: one.name,
    text: restingText(one),
  }));
}

function nameOf(entry: unknown): string {
  if (typeof entry === "string") return entry;
  if (typeof entry === "object" && entry !== null && "name" in entry) return String(entry.name);
  return JSON.stringify(entry);
}
