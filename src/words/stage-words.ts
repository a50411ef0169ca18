import type { Text } from "../base/text.ts";
import type { Stage } from "../evidence/account/stage.ts";

/** What to do next in each stage of the business (docs/domain.md section 10). */
export const nextInStage: Readonly<Record<Stage, Text>> = {
  start: {
    en: "You can call every lead. Use the ready-made model, track what leads do, and let history build up.",
    es: "Se puede llamar a todos los leads. Use el modelo predefinido, registre lo que hacen los leads y deje que se acumule el historial.",
  },
  growth: {
    en: "There are more leads than you can call, so the score decides who comes first. Segment by profile and record outcomes with their dates.",
    es: "Hay más leads de los que se pueden llamar: la puntuación decide quién va primero. Segmente por perfil y registre los resultados con su fecha.",
  },
  maturity: {
    en: "There is enough history to learn the points from what sold. See below.",
    es: "Hay historial suficiente para aprender los puntos de lo que se vendió. Véalo abajo.",
  },
};
