import type { Text } from "../base/text.ts";

/** A word of the product with what it means, as docs/glossary.md has it. */
type Term = { readonly name: Text; readonly meaning: Text };

/** The words that pages explain where they stand; one home with docs/glossary.md, held by a test. */
export const glossary = {
  actuator: {
    name: { en: "actuator", es: "medio de inscripción" },
    meaning: {
      en: "how a crossing reaches HubSpot's workflow: trigger property, static list or workflow API",
      es: "cómo llega un cruce al flujo de HubSpot: propiedad disparadora, lista estática o API de flujos",
    },
  },
  band: {
    name: { en: "band", es: "categoría" },
    meaning: {
      en: "a named range of the lead score, by its lower bound",
      es: "un tramo con nombre de la puntuación del lead, por su límite inferior",
    },
  },
  behaviourEvent: {
    name: { en: "behaviour event", es: "evento de comportamiento" },
    meaning: {
      en: "one thing that a contact did, with its instant: page viewed, trial started",
      es: "una cosa que hizo un contacto, con su momento: página vista, prueba iniciada",
    },
  },
  breaker: {
    name: { en: "breaker", es: "parada de seguridad" },
    meaning: {
      en: "what holds starts and falls that no behaviour explains, or the writes of one contact, until somebody looks",
      es: "lo que retiene los inicios y caídas que ningún comportamiento explica, o las escrituras de un contacto, hasta que alguien mire",
    },
  },
  customerScore: {
    name: { en: "customer score", es: "puntuación del cliente" },
    meaning: {
      en: "the score of customers, by a model of their own",
      es: "la puntuación de los clientes, con un modelo propio",
    },
  },
  dryRun: {
    name: { en: "dry run", es: "prueba en seco" },
    meaning: {
      en: "everything is computed, nothing is started",
      es: "todo se calcula y nada se inicia",
    },
  },
  fit: {
    name: { en: "fit", es: "ajuste" },
    meaning: {
      en: "how well a contact matches the ideal customer",
      es: "cuánto encaja un contacto con el cliente ideal",
    },
  },
  goal: {
    name: { en: "goal", es: "objetivo" },
    meaning: { en: "what ends a scenario well", es: "lo que termina bien un escenario" },
  },
  handOff: {
    name: { en: "hand-off", es: "traspaso" },
    meaning: {
      en: "passing a ready lead from marketing to sales",
      es: "pasar un lead listo de marketing a ventas",
    },
  },
  handRaiser: {
    name: { en: "hand-raiser", es: "petición directa" },
    meaning: {
      en: "an event that makes a contact ready at once, such as a demo request",
      es: "un evento que deja listo a un contacto al momento, como pedir una demo",
    },
  },
  leadScore: {
    name: { en: "lead score", es: "puntuación del lead" },
    meaning: { en: "fit plus pain", es: "ajuste más dolor" },
  },
  mapping: {
    name: { en: "mapping", es: "asignación" },
    meaning: {
      en: "which HubSpot property each field of the model is read from",
      es: "de qué propiedad de HubSpot se lee cada campo del modelo",
    },
  },
  matrix: {
    name: { en: "matrix", es: "matriz" },
    meaning: { en: "fit against pain, in cells", es: "ajuste frente a dolor, en celdas" },
  },
  nurturing: {
    name: { en: "nurturing", es: "nutrición" },
    meaning: {
      en: "the automated conversation that moves a lead towards ready",
      es: "la conversación automática que acerca un lead a estar listo",
    },
  },
  output: {
    name: { en: "output", es: "salida" },
    meaning: {
      en: "what Ripen writes to a contact property",
      es: "lo que Ripen escribe en una propiedad del contacto",
    },
  },
  pain: {
    name: { en: "pain", es: "dolor" },
    meaning: {
      en: "signs of need, mostly behaviour; fades",
      es: "señales de necesidad, sobre todo comportamiento; decae",
    },
  },
  ready: {
    name: { en: "ready", es: "listo" },
    meaning: {
      en: "fit, pain and total reach the thresholds: sales should contact the lead now",
      es: "ajuste, dolor y total alcanzan los umbrales: ventas debe contactar con el lead ahora",
    },
  },
  scenario: {
    name: { en: "scenario", es: "escenario" },
    meaning: {
      en: "a trigger with its goal, bound to a workflow of the account",
      es: "un disparador con su objetivo, vinculado a un flujo de la cuenta",
    },
  },
  segment: {
    name: { en: "segment", es: "segmento" },
    meaning: {
      en: "where a contact belongs: red (ready), purple, blue, with sales, out, or unknown (a customer)",
      es: "a dónde pertenece un contacto: rojo (listo), morado, azul, en ventas, fuera o desconocido (un cliente)",
    },
  },
  triggerProperty: {
    name: { en: "trigger property", es: "propiedad disparadora" },
    meaning: {
      en: "the contact property whose date starts the account's workflow",
      es: "la propiedad del contacto cuya fecha inicia el flujo de la cuenta",
    },
  },
  verdict: {
    name: { en: "verdict", es: "veredicto" },
    meaning: {
      en: "what sales says after the hand-off: yes, maybe, never",
      es: "lo que dice ventas tras el traspaso: sí, tal vez, nunca",
    },
  },
} as const satisfies Readonly<Record<string, Term>>;

export type TermName = keyof typeof glossary;
