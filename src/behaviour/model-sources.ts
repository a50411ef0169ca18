import { standardSources, type BehaviourSource } from "../../config/behaviour.ts";
import type { Model } from "../scoring/model/model.ts";

/**
 * Every counter and date that tells of behaviour with these models in force: HubSpot's own, and those that
 * the models map (contracts.md, Behaviour events).
 */
export function sourcesOf(models: readonly Model[]): readonly BehaviourSource[] {
  return [...standardSources, ...models.flatMap(mappedBy)];
}

function mappedBy(model: Model): BehaviourSource[] {
  return Object.values(model.fields).flatMap((field): BehaviourSource[] => {
    if (field.event === undefined || field.contact === undefined) return [];
    const { type, kind, at, properties } = field.event;
    return [
      {
        type,
        kind,
        property: field.contact,
        ...(field.reading === "dmy" || field.reading === "mdy" ? { dates: field.reading } : {}),
        ...(at === undefined ? {} : { at }),
        ...(properties === undefined ? {} : { properties }),
      },
    ];
  });
}
