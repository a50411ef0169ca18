import type { Text } from "../base/text.ts";
import type { Stage } from "../evidence/account/stage.ts";

/** What to do next in each stage of the business (docs/domain.md section 10). */
export const nextInStage: Readonly<Record<Stage, Text>> = {
  start: {
    en: "Every lead can be called. Run with the ready-made model, track what leads do, and let history come together.",
    es: "Se puede llamar a todos los leads. Trabaje con el modelo listo, registre lo que hacen los leads y deje que se reúna historia.",
  },
  growth: {
    en: "There are more leads than can be called: scoring decides who comes first. Segment by profile and enter outcomes with their dates.",
    es: "Hay más leads de los que se pueden llamar: la puntuación decide quién va primero. Segmente por perfil y registre los resultados con su fecha.",
  },
  maturity: {
    en: "There is enough history: learn the points from what sold, below.",
    es: "Hay historia suficiente: aprenda los puntos de lo que se vendió, aquí abajo.",
  },
};
