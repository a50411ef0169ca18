import { sourcesOf } from "../../behaviour/model-sources.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { Text } from "../../scoring/text.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { BehaviourSource } from "../contract/mapping.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { readSurvey } from "../survey/read-survey.ts";
import { eventName } from "../../words/events.ts";

/** Every source of behaviour with what came from it, and how to make it fresher (hubspot-facts 5.6). */
export function behaviourOf(
  deps: ConsoleDeps,
  portalId: PortalId,
  model: Model,
): BehaviourSource[] {
  const seen = new Map(readSurvey(deps, portalId)?.events.map((each) => [each.type, each]));
  const derived = sourcesOf([model]);
  const known = new Set(derived.map(({ type }) => type));
  const sources = derived.map(({ type, property, kind }) => ({
    type,
    property,
    freshness: kind === "counter" ? byPoll : byWebhook,
    fresher: kind === "counter" ? addAction : null,
  }));
  const others = [...seen.keys()]
    .filter((type) => !known.has(type))
    .map((type) => ({ type, property: null, freshness: atOnce, fresher: null }));
  return [...sources, ...others].map((source) => ({
    ...source,
    label: eventName(source.type),
    events30Days: seen.get(source.type)?.recent ?? 0,
    lastAt: seen.get(source.type)?.lastAt ?? null,
  }));
}

const byPoll: Text = {
  en: "HubSpot sends no message when it changes: it is found by looking every few minutes, after HubSpot's own analytics have counted it.",
  es: "HubSpot no avisa cuando cambia: se encuentra mirando cada pocos minutos, después de que lo cuente la analítica de HubSpot.",
};
const byWebhook: Text = {
  en: "Comes within seconds where HubSpot sends a message, and is found by looking every few minutes otherwise.",
  es: "Llega en segundos cuando HubSpot avisa y, si no, se encuentra mirando cada pocos minutos.",
};
const atOnce: Text = {
  en: "Comes at once: by a workflow action, a webhook or an import.",
  es: "Llega en el acto: por una acción de flujo, un webhook o una importación.",
};
const addAction: Text = {
  en: "To have it within seconds, build a workflow in HubSpot with this trigger and Ripen's action “Add behaviour event” as its step.",
  es: "Para tenerlo en segundos, cree en HubSpot un flujo con ese disparador y la acción «Añadir evento de comportamiento» de Ripen como paso.",
};
