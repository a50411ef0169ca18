import type { OptionSpec, PropertySpec } from "./spec.ts";

/** What the customer model says of a customer (contracts.md, Properties written to HubSpot). */
export function customerProperties(bands: readonly OptionSpec[]): readonly PropertySpec[] {
  return [
    {
      name: "ripen_customer_score",
      type: "number",
      fieldType: "number",
      label: { en: "Customer score", es: "Puntuación del cliente" },
      description: {
        en: "Value, loyalty and satisfaction of a customer.",
        es: "Valor, fidelidad y satisfacción de un cliente.",
      },
      options: [],
    },
    {
      name: "ripen_customer_band",
      type: "enumeration",
      fieldType: "select",
      label: { en: "Customer band", es: "Categoría del cliente" },
      description: {
        en: "The range that the customer score falls in.",
        es: "El rango en el que cae la puntuación del cliente.",
      },
      options: bands,
    },
  ];
}
