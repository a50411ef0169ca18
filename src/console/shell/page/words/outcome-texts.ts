import { inLanguage, stateNames } from "../../../../words/states.ts";
import { texts, type Language } from "../language/language.ts";

/** What the engine's outcomes are called, and the short words that only the console's tables use. */
export const outcomeTexts = texts(
  {
    ...namesIn("en"),
    segmentMeaning: {
      red: "Ready: sales calls now",
      purple: "Work on what is missing",
      blue: "Nurture before anything else",
      sales: "Sales has it",
      out: "Excluded, outside the markets, or never",
      unknown: "Nothing is known yet",
    },
    // A colour never stands without what it means.
    segmentShort: {
      red: "Red: call first",
      purple: "Purple: work on it",
      blue: "Blue: nurture",
    },
    score: "Score",
    kinds: { lead: "Leads", customer: "Customers" },
  },
  {
    ...namesIn("es"),
    segmentMeaning: {
      red: "Listo: ventas llama ahora",
      purple: "Trabajar lo que falta",
      blue: "Nutrir antes que nada",
      sales: "Lo tiene ventas",
      out: "Excluido, fuera de los mercados o nunca",
      unknown: "Aún no se sabe nada",
    },
    segmentShort: {
      red: "Rojo: llamar primero",
      purple: "Morado: completar",
      blue: "Azul: nutrir",
    },
    score: "Puntuación",
    kinds: { lead: "Leads", customer: "Clientes" },
  },
);

function namesIn(language: Language) {
  return {
    segments: inLanguage(stateNames.segments, language),
    roles: inLanguage(stateNames.roles, language),
    nextSteps: inLanguage(stateNames.nextSteps, language),
    ready: stateNames.readiness.ready[language],
    notReady: stateNames.readiness.notReady[language],
    fit: stateNames.outputs.fit[language],
    pain: stateNames.outputs.pain[language],
  };
}
