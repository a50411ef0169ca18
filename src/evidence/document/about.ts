import type { Text } from "../../base/text.ts";

/** Where the points come from, for whoever opens the model later. */
export function aboutOf(
  { rows, conversions }: { readonly rows: number; readonly conversions: number },
  included: readonly string[],
): Text {
  const en = new Intl.NumberFormat("en-GB", { useGrouping: true });
  const es = new Intl.NumberFormat("es-ES", { useGrouping: "min2" });
  const taken = included.join(", ").slice(0, 200);
  return {
    en:
      `Points learned from ${en.format(rows)} leads, of which ${en.format(conversions)} converted.` +
      (taken === "" ? "" : ` Included by a person: ${taken}.`),
    es:
      `Puntos aprendidos de ${es.format(rows)} leads, de los que ${es.format(conversions)} convirtieron.` +
      (taken === "" ? "" : ` Incluido por una persona: ${taken}.`),
  };
}
