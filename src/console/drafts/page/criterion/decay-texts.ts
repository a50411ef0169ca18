import { texts } from "../../../shell/page/language/language.ts";

/** The words of the decay editor. */
export const decayTexts = texts(
  {
    title: "How the points fade",
    kinds: {
      none: "They do not fade",
      halfLife: "Half of them is gone after a number of days",
      linear: "Evenly, to nothing",
      steps: "In steps",
      window: "All at once, at the end",
    },
    halfLifeDays: "Half-life in days",
    days: "Days",
    endsAfter: "Gone after days (empty: never)",
    until: "Until day",
    share: "Share left (%)",
    addStep: "Add step",
    removeStep: "Remove step",
    chart: (days: string, half: string) =>
      `Share of the points left by the age of the behaviour, over ${days} days; half is left after ${half}.`,
    never: "never",
    dayOf: (day: string) => `day ${day}`,
    left: "left",
  },
  {
    title: "Cómo se desvanecen los puntos",
    kinds: {
      none: "No se desvanecen",
      halfLife: "La mitad desaparece tras un número de días",
      linear: "De forma uniforme, hasta cero",
      steps: "Por escalones",
      window: "De golpe, al final",
    },
    halfLifeDays: "Vida media en días",
    days: "Días",
    endsAfter: "Nada después de (días; vacío: nunca)",
    until: "Hasta el día",
    share: "Parte que queda (%)",
    addStep: "Añadir escalón",
    removeStep: "Quitar escalón",
    chart: (days: string, half: string) =>
      `Parte de los puntos que queda según la antigüedad del comportamiento, en ${days} días; queda la mitad tras ${half}.`,
    never: "nunca",
    dayOf: (day: string) => `día ${day}`,
    left: "queda",
  },
);
