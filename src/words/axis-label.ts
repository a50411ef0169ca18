import type { Text } from "../base/text.ts";
import type { Model } from "../scoring/model/model.ts";

const usual: Readonly<Record<Model["kind"], Readonly<Record<"fit" | "pain", Text>>>> = {
  lead: { fit: { en: "Fit", es: "Ajuste" }, pain: { en: "Pain", es: "Dolor" } },
  customer: {
    fit: { en: "Value contributed", es: "Valor aportado" },
    pain: { en: "Loyalty and satisfaction", es: "Fidelidad y satisfacción" },
  },
};

/** What a model calls one of its axes, otherwise what it is usually called. */
export function axisLabel(
  { axes, kind }: Pick<Model, "axes" | "kind">,
  axis: "fit" | "pain",
): Text {
  const own = axes[axis].label;
  return { en: own?.en || usual[kind][axis].en, es: own?.es || usual[kind][axis].es };
}
