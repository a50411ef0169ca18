import { options, yesNo, type OptionSpec, type PropertySpec } from "./spec.ts";

/** The ready-made bands of domain.md section 4 on 0-100. */
export const defaultBands: readonly OptionSpec[] = options(
  ["basic", "Basic", "Básico"],
  ["low", "Low interest", "Interés bajo"],
  ["high", "High interest", "Interés alto"],
  ["buying", "In purchase process", "En proceso de compra"],
);

/** The band of a customer of whom nothing is known (docs/contracts.md, Customers). */
export const unknownBand: OptionSpec = {
  value: "unknown",
  label: { en: "Unknown", es: "Desconocido" },
};

/** What the scoring says of a contact (contracts.md, Properties written to HubSpot). */
export function scoreProperties(bands: readonly OptionSpec[]): readonly PropertySpec[] {
  return [
    {
      name: "ripen_lead_score",
      type: "number",
      fieldType: "number",
      label: { en: "Lead score", es: "Puntuación del lead" },
      description: { en: "Fit plus pain.", es: "Ajuste más dolor." },
      options: [],
    },
    {
      name: "ripen_fit_score",
      type: "number",
      fieldType: "number",
      label: { en: "Fit", es: "Ajuste" },
      description: {
        en: "Match with our ideal customer.",
        es: "Encaje con el cliente ideal.",
      },
      options: [],
    },
    {
      name: "ripen_pain_score",
      type: "number",
      fieldType: "number",
      label: { en: "Pain", es: "Dolor" },
      description: {
        en: "Signs of need; fades with time.",
        es: "Señales de necesidad; decae con el tiempo.",
      },
      options: [],
    },
    {
      name: "ripen_ready",
      type: "bool",
      fieldType: "booleancheckbox",
      label: { en: "Ready for sales", es: "Listo para ventas" },
      description: {
        en: "Sales should contact this lead now.",
        es: "Ventas debería contactar con este lead ahora.",
      },
      options: yesNo,
    },
    {
      name: "ripen_ready_since",
      type: "datetime",
      fieldType: "date",
      label: { en: "Ready since", es: "Listo desde" },
      description: {
        en: "When the lead became ready for sales; empty otherwise.",
        es: "Cuándo pasó a estar listo para ventas; vacío si no lo está.",
      },
      options: [],
    },
    {
      name: "ripen_band",
      type: "enumeration",
      fieldType: "select",
      label: { en: "Band", es: "Categoría" },
      description: {
        en: "The range that the lead score falls in.",
        es: "El rango en el que cae la puntuación del lead.",
      },
      options: bands,
    },
    {
      name: "ripen_segment",
      type: "enumeration",
      fieldType: "select",
      label: { en: "Segment", es: "Segmento" },
      description: {
        en: "Red: ready for sales. Purple: work on what is missing. Blue: nurture.",
        es: "Rojo: listo para ventas. Morado: trabajar lo que falta. Azul: nutrir.",
      },
      options: options(
        ["red", "Red", "Rojo"],
        ["purple", "Purple", "Morado"],
        ["blue", "Blue", "Azul"],
        ["sales", "With sales", "Con ventas"],
        ["out", "Out", "Fuera"],
        ["unknown", "Unknown", "Desconocido"],
      ),
    },
    {
      name: "ripen_reasons",
      type: "string",
      fieldType: "textarea",
      label: { en: "Why this score", es: "Por qué esta puntuación" },
      description: {
        en: "Why this score, and what is missing.",
        es: "El porqué de la puntuación y lo que falta.",
      },
      options: [],
    },
    {
      name: "ripen_model_version",
      type: "string",
      fieldType: "text",
      label: { en: "Scoring model", es: "Modelo de puntuación" },
      description: {
        en: "The version of the scoring model that made this score.",
        es: "La versión del modelo que calculó esta puntuación.",
      },
      options: [],
    },
  ];
}
