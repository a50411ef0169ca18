import type { Model } from "../../scoring/model/model.ts";
import type { Text } from "../../scoring/text.ts";
import { conditionWords } from "../../words/condition-words.ts";
import { fieldName } from "../../words/fields.ts";

type Part = readonly [label: Text, value: Text | null];

const same = (value: string): Text => ({ en: value, es: value });

/** The parts of a model that the printed sheet leaves out, in words, for differences. */
export function otherParts(model: Model): readonly Part[] {
  const { roles, origin, funnel, axes } = model;
  return [
    [{ en: "about", es: "descripción" }, model.about],
    [{ en: "points of fit at most", es: "máximo de ajuste" }, same(String(axes.fit.max))],
    [{ en: "points of pain at most", es: "máximo de dolor" }, same(String(axes.pain.max))],
    [{ en: "job title for roles", es: "cargo para los roles" }, field(roles.jobTitle)],
    [{ en: "buying role", es: "rol de compra" }, field(roles.buyingRole)],
    [{ en: "decision makers from", es: "decisores desde" }, same(roles.decisionMakerFrom)],
    [{ en: "influencers from", es: "influenciadores desde" }, same(roles.influencerFrom)],
    [{ en: "origin", es: "origen" }, field(origin?.field)],
    [{ en: "inbound", es: "inbound" }, same(origin?.inbound.join(", ") ?? "")],
    [{ en: "outbound", es: "outbound" }, same(origin?.outbound.join(", ") ?? "")],
    [{ en: "customer when", es: "cliente cuando" }, when(funnel.customer)],
    [
      { en: "decision stage from", es: "etapa de decisión desde" },
      same(String(funnel.decision.from)),
    ],
    [{ en: "decision stage when", es: "etapa de decisión cuando" }, when(funnel.decision.when)],
    [
      { en: "consideration stage from", es: "etapa de consideración desde" },
      same(String(funnel.consideration.from)),
    ],
    [
      { en: "consideration stage when", es: "etapa de consideración cuando" },
      when(funnel.consideration.when),
    ],
    [
      { en: "own free-mail domains", es: "dominios gratuitos propios" },
      same(model.freeMailDomains.join(", ")),
    ],
    [
      { en: "'never' ends after days", es: "«nunca» termina a los días" },
      model.neverExpiresAfterDays === null ? null : same(String(model.neverExpiresAfterDays)),
    ],
  ];
}

function field(name: string | null | undefined): Text | null {
  return name === null || name === undefined ? null : fieldName(name);
}

function when(condition: Model["funnel"]["customer"]): Text | null {
  return condition === null ? null : conditionWords(condition);
}
