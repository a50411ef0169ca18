import type { BehaviourSource } from "../../config/behaviour.ts";
import type { Model } from "../scoring/model.ts";

/** The portal's own counters and dates that a model maps as behaviour (contracts.md, Behaviour events). */
export function modelSources(model: Model): BehaviourSource[] {
  return Object.values(model.fields).flatMap((field) => {
    if (field.event === undefined || field.contact === undefined) return [];
    const { type, kind, at, properties } = field.event;
    return [
      {
        type,
        kind,
        property: field.contact,
        ...(at === undefined ? {} : { at }),
        ...(properties === undefined ? {} : { properties }),
      },
    ];
  });
}
