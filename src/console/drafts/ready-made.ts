import { readyMadeModels, spanishNames } from "../../../config/models.ts";
import type { Handler } from "../shell/handler.ts";
import type { Document } from "../contract/drafts.ts";

export const listReadyMade: Handler<"readyMade"> = async () => ({
  models: Object.entries(readyMadeModels).map(([id, model]) => ({
    id,
    kind: model.kind,
    name: model.name,
    label: { en: model.name, es: spanishNames[id] ?? model.name },
    about: model.about,
    criteria: model.criteria.length,
    behaviourCriteria: model.criteria.filter(({ axis }) => axis === "pain").length,
    document: { ...model, version: 0 } satisfies Document,
  })),
});
