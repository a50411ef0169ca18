import type { Text } from "../base/text.ts";
import { counted } from "../base/counted.ts";

/** The copy that a person is given of what is held about them (docs/data-protection.md). */
export const copyTexts = {
  title: (contactId: string, day: Text): Text => ({
    en: `What we hold about you in Ripen (contact ${contactId}), on ${day.en}`,
    es: `Lo que guardamos sobre usted en Ripen (contacto ${contactId}), a ${day.es}`,
  }),
  about: {
    en: "Ripen is the program that tells our sales team whom to contact first. It computes a score from what you told us and what you did. People decide what we offer you.",
    es: "Ripen es el programa que indica a nuestro equipo comercial a quién contactar primero. Calcula una puntuación a partir de lo que usted nos dijo y de lo que hizo. Son personas quienes deciden qué le ofrecemos.",
  },
  score: { en: "Your score, and why", es: "Su puntuación y el porqué" },
  noScore: { en: "You have no score.", es: "No tiene puntuación." },
  data: { en: "What we know about you", es: "Lo que sabemos de usted" },
  events: { en: "What you did", es: "Lo que usted hizo" },
  handoffs: { en: "When sales was told of you", es: "Cuándo se avisó a ventas" },
  handedOff: (at: Text, contact: Text | null): Text =>
    contact === null
      ? { en: `On ${at.en}`, es: `El ${at.es}` }
      : {
          en: `On ${at.en}; first contact on ${contact.en}`,
          es: `El ${at.es}; primer contacto el ${contact.es}`,
        },
  scenarios: {
    en: "Which automatic steps your data led to",
    es: "A qué pasos automáticos llevaron sus datos",
  },
  rest: (records: number, tables: string): Text => {
    const { en, es } = counted(records, {
      en: ["technical record", "technical records"],
      es: ["registro técnico", "registros técnicos"],
    });
    return {
      en: `Beside this there are ${en}, such as earlier scores and what was sent to HubSpot (${tables}). Ask for the complete file if you want to see them.`,
      es: `Además hay ${es}, como puntuaciones anteriores y lo que se envió a HubSpot (${tables}). Pida el archivo completo si quiere verlos.`,
    };
  },
  rights: {
    en: "You can have this corrected or erased, and object to being scored, at any time.",
    es: "Puede pedir en cualquier momento que se corrija o se borre, y oponerse a que se le puntúe.",
  },
} as const;
