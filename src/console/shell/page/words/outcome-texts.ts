import { texts } from "../language/language.ts";

/** What the engine's outcomes are called. */
export const outcomeTexts = texts(
  {
    segments: { red: "Red", purple: "Purple", blue: "Blue" },
    segmentMeaning: {
      red: "Sales goes here first",
      purple: "Work on what is missing",
      blue: "Nurture before anything else",
    },
    roles: {
      decision_maker: "Decision maker",
      influencer: "Influencer",
      end_user: "End user",
      unknown: "Unknown",
    },
    nextSteps: {
      call: "Call",
      complete_profile: "Complete profile",
      warm_up: "Warm up",
      nurture: "Nurture",
      excluded: "Excluded",
    },
    ready: "Ready",
    notReady: "Not yet",
    fit: "Fit",
    pain: "Pain",
    score: "Score",
    kinds: { lead: "Leads", customer: "Customers" },
  },
  {
    segments: { red: "Rojo", purple: "Morado", blue: "Azul" },
    segmentMeaning: {
      red: "Ventas va aquí primero",
      purple: "Trabajar lo que falta",
      blue: "Nutrir antes que nada",
    },
    roles: {
      decision_maker: "Decisor",
      influencer: "Influenciador",
      end_user: "Usuario final",
      unknown: "Desconocido",
    },
    nextSteps: {
      call: "Llamar",
      complete_profile: "Completar perfil",
      warm_up: "Calentar",
      nurture: "Nutrir",
      excluded: "Excluido",
    },
    ready: "Listo",
    notReady: "Aún no",
    fit: "Ajuste",
    pain: "Dolor",
    score: "Puntuación",
    kinds: { lead: "Leads", customer: "Clientes" },
  },
);
