import type { Text } from "../../scoring/text.ts";

/** Several texts as one, each language with its own word between. */
export function joined(texts: readonly Text[], between: string, entre: string): Text {
  return {
    en: texts.map(({ en }) => en).join(between),
    es: texts.map(({ es }) => es).join(entre),
  };
}

const names: Readonly<Record<string, Text>> = {
  "segment red": { en: "red", es: "rojo" },
  "segment purple": { en: "purple", es: "morado" },
  "segment blue": { en: "blue", es: "azul" },
  "verdict yes": { en: "yes", es: "sí" },
  "verdict maybe": { en: "maybe", es: "tal vez" },
  "verdict never": { en: "never", es: "nunca" },
  "role decision_maker": { en: "decision makers", es: "decisores" },
  "role influencer": { en: "influencers", es: "influenciadores" },
  "role end_user": { en: "end users", es: "usuarios finales" },
  "role unknown": { en: "role unknown", es: "rol desconocido" },
  "stage awareness": { en: "awareness", es: "descubrimiento" },
  "stage consideration": { en: "consideration", es: "consideración" },
  "stage decision": { en: "decision", es: "decisión" },
  "stage customer": { en: "customer", es: "cliente" },
};

/** A stable value as people say it. */
export function named(of: "segment" | "verdict" | "role" | "stage", value: string): Text {
  return names[`${of} ${value}`] ?? { en: value, es: value };
}
