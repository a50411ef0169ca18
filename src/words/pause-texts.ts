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
      en: "HubSpot no longer has this property, or its type has changed. Whatever depends on it keeps its last points, and contacts that were never read with it wait until you restore it there or map another one here. Everything else is scored.",
      es: "HubSpot ya no tiene esta propiedad, o la tiene con otro tipo: lo que depende de ella conserva sus últimos puntos, y los contactos nunca leídos con ella esperan, hasta que se restaure allí o se asigne otra aquí. Todo lo demás se puntúa.",
    },
  }));
}

/** What cannot be written to a property for now, and what to do. */
export function restingText({ whose }: Pick<RestingOutput, "whose">): Text {
  if (whose === "account") {
    return {
      en: "Ripen writes an output to this property, but HubSpot no longer has it or it no longer fits. That output is paused; all others are written. Restore it there, or map another one and publish.",
      es: "Ripen escribe una salida en esta propiedad, pero HubSpot ya no la tiene o ya no encaja. Esa salida está en pausa; las demás se escriben. Restáurela allí o asigne otra y publique.",
    };
  }
  return whose === "ripen"
    ? {
        en: "Somebody archived this Ripen property in HubSpot, and HubSpot has not let Ripen create it again yet. Everything else is written. Ripen keeps trying; restoring it under Settings, Properties, Archived is faster. The missing values are then written automatically.",
        es: "Alguien archivó en HubSpot esta propiedad de Ripen, y HubSpot aún no ha dejado que Ripen la cree de nuevo. Lo demás se escribe. Ripen sigue intentándolo; restaurarla en Configuración, Propiedades, Archivadas es más rápido. Los valores que falten se escriben después automáticamente.",
      }
    : {
        en: "Somebody archived this property, which people fill in. Restore it in HubSpot under Settings, Properties, Archived to get its values back. Until then the last known values count, and new answers on the card wait.",
        es: "Alguien archivó esta propiedad, que rellenan las personas: restáurela en HubSpot en Configuración, Propiedades, Archivadas, para que vuelvan sus valores. Hasta entonces cuentan los últimos valores conocidos, y las respuestas nuevas de la tarjeta esperan.",
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
