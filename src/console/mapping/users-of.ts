import { conditionsOf } from "../../scoring/model/conditions-of.ts";
import type { Condition } from "../../scoring/model/condition.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { Text } from "../../scoring/text.ts";
import { fieldTests, walk } from "../../scoring/model/walk.ts";
import type { MappedField } from "../contract/mapping.ts";

/** Criteria, gates and settings that read a field, or the behaviour that it becomes, in the admin's words. */
export function usersOf(model: Model, field: string): MappedField["usedBy"] {
  const type = model.fields[field]?.event?.type;
  const reads = (condition: Condition): boolean =>
    fieldTests(condition).some((test) => test.field === field) ||
    (type !== undefined &&
      walk(condition, "").some(
        ({ condition: part }) => part.op === "event" && part.types.includes(type),
      ));
  const places = new Map(
    conditionsOf(model)
      .filter(({ condition }) => reads(condition))
      .map(({ path }) => {
        const place = placeOf(path);
        return [place, { path: place, label: labelOf(model, place) }];
      }),
  );
  const { jobTitle, buyingRole } = model.roles;
  if (field === jobTitle || field === buyingRole) {
    places.set("roles", { path: "roles", label: settings.roles });
  }
  if (field === model.origin?.field) {
    places.set("origin", { path: "origin", label: settings.origin });
  }
  return [...places.values()];
}

/** `criteria[2].rules[0].when` stands in the place `criteria[2]`, `funnel.customer` in `funnel`. */
function placeOf(path: string): string {
  return /^(?:\w+\[\d+\]|\w+)/.exec(path)?.[0] ?? path;
}

const settings = {
  roles: { en: "Role in the purchase", es: "Rol en la compra" },
  origin: { en: "Origin of the lead", es: "Origen del lead" },
  funnel: { en: "Funnel stages", es: "Etapas del embudo" },
} as const satisfies Readonly<Record<string, Text>>;

function labelOf(model: Model, place: string): Text {
  const [, list = "", at = ""] = /^(\w+)\[(\d+)\]$/.exec(place) ?? [];
  const index = Number(at);
  switch (list) {
    case "criteria":
      return model.criteria[index]?.label ?? both(place);
    case "exclusions":
      return prefixed("Exclusion", "Exclusión", model.exclusions[index]?.label, place);
    case "limits":
      return prefixed("Limit", "Límite", model.limits[index]?.label, place);
    case "handRaisers":
      return prefixed("Ready at once", "Listo al momento", model.handRaisers[index]?.label, place);
    default:
      return place === "funnel" ? settings.funnel : both(place);
  }
}

function prefixed(en: string, es: string, label: Text | undefined, place: string): Text {
  const named = label ?? both(place);
  return { en: `${en}: ${named.en}`, es: `${es}: ${named.es}` };
}

const both = (text: string): Text => ({ en: text, es: text });
