import { inLanguage, stateNames } from "../../../../words/states.ts";
import { texts, type Language } from "../language/language.ts";

/** What the engine's outcomes are called, and the short words that only the console's tables use. */
export const outcomeTexts = texts(
  {
    ...namesIn("en"),
    segmentMeaning: {
      red: "Sales goes here first",
      purple: "Work on what is missing",
      blue: "Nurture before anything else",
    },
    ready: "Ready",
    notReady: "Not yet",
    score: "Score",
    kinds: { lead: "Leads", customer: "Customers" },
  },
  {
    ...namesIn("es"),
    segmentMeaning: {
      red: "Ventas va aquí primero",
      purple: "Trabajar lo que falta",
      blue: "Nutrir antes que nada",
    },
    ready: "Listo",
    notReady: "Aún no",
    score: "Puntuación",
    kinds: { lead: "Leads", customer: "Clientes" },
  },
);

function namesIn(language: Language) {
  return {
    segments: inLanguage(stateNames.segments, language),
    roles: inLanguage(stateNames.roles, language),
    nextSteps: inLanguage(stateNames.nextSteps, language),
    fit: stateNames.outputs.fit[language],
    pain: stateNames.outputs.pain[language],
  };
}
