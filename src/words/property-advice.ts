import type { Text } from "../base/text.ts";

type Conflict = { readonly name: string; readonly expected: string; readonly found: string };

/** One of our names that the account uses for a property of its own. */
export function conflictText({ name, expected, found }: Conflict): Text {
  return {
    en: `The property ${name} exists in HubSpot as ${found} instead of ${expected}. Ripen leaves it alone: it writes nothing to it and starts nothing with it. Rename or delete it there and install Ripen again.`,
    es: `La propiedad ${name} existe en HubSpot como ${found} en lugar de ${expected}: Ripen no la toca, no escribe en ella y no inicia nada con ella. Cámbiele el nombre o elimínela allí y vuelva a instalar Ripen.`,
  };
}

/** What is the case with a property that a field is mapped to, or an output, and what to do. */
export const propertyAdvice = {
  broken: (property: string): Text => ({
    en: `“${property}” was deleted in HubSpot or now has another type. Whatever depends on it keeps its last points. Restore it there, or map another property and publish.`,
    es: `«${property}» se eliminó en HubSpot o ahora tiene otro tipo. Lo que depende de ella conserva sus últimos puntos: restáurela allí o asigne otra propiedad y publique.`,
  }),
  missing: (property: string): Text => ({
    en: `HubSpot has no property “${property}”, so it counts as unknown. Map another one, or create it there.`,
    es: `HubSpot no tiene la propiedad «${property}», así que cuenta como desconocida. Asigne otra o créela allí.`,
  }),
  wrongType: (property: string, wanted: string): Text => ({
    en: `“${property}” has a type that cannot be used here; it must be ${wanted}.`,
    es: `«${property}» tiene un tipo que aquí no sirve; debe ser ${wanted}.`,
  }),
  empty: (property: string): Text => ({
    en: `“${property}” holds no value on the contacts that were looked at: its criteria count as unknown. Map another property, or fill it.`,
    es: `«${property}» no tiene valor en los contactos revisados: sus criterios cuentan como desconocidos. Asigne otra propiedad o rellénela.`,
  }),
  unmapped: {
    en: "No property is read here yet. Choose one.",
    es: "Aún no se lee de ninguna propiedad. Elija una.",
  },
  outputBroken: (property: string): Text => ({
    en: `“${property}” was deleted in HubSpot or no longer accepts these values. This output is paused; all others are written. Restore it there, or choose another property here and publish.`,
    es: `«${property}» se eliminó en HubSpot o ya no admite estos valores. Esta salida está en pausa; las demás se escriben. Restáurela allí o elija aquí otra propiedad y publique.`,
  }),
  outputSoon: {
    en: "Starts with your next publish. Until then Ripen writes as before.",
    es: "Desde la próxima publicación. Hasta entonces Ripen escribe como antes.",
  },
  outputUnconfirmed: (property: string): Text => ({
    en: `Nobody has confirmed yet that the values of “${property}” may be overwritten. Choose it here again before you publish.`,
    es: `Nadie ha confirmado todavía que se puedan sobrescribir los valores de «${property}»: elíjala aquí de nuevo antes de publicar.`,
  }),
} as const;

/** How soon behaviour reaches Ripen, and what to do about it. */
export const arrivalTexts = {
  byPoll: {
    en: "HubSpot does not report changes to it. Ripen checks every few minutes, once HubSpot's analytics have counted it.",
    es: "HubSpot no avisa cuando cambia. Ripen lo comprueba cada pocos minutos, una vez que la analítica de HubSpot lo ha contado.",
  },
  byWebhook: {
    en: "Arrives within seconds if HubSpot reports the change; otherwise Ripen finds it within a few minutes.",
    es: "Llega en segundos si HubSpot avisa; si no, Ripen lo encuentra en unos minutos.",
  },
  atOnce: {
    en: "Arrives at once, from a workflow action, a webhook or an import.",
    es: "Llega en el acto: por una acción de flujo, un webhook o una importación.",
  },
  addAction: {
    en: "To get it within seconds, build a workflow in HubSpot with this trigger and Ripen's action “Add behaviour event”.",
    es: "Para tenerlo en segundos, cree en HubSpot un flujo con ese disparador y la acción «Añadir evento de comportamiento» de Ripen como paso.",
  },
} as const;
