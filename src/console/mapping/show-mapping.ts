import type { Model } from "../../scoring/model/model.ts";
import type { Text } from "../../scoring/text.ts";
import { readPauses } from "../../store/portals/pauses.ts";
import type { Handler } from "../shell/handler.ts";
import type { FieldState, MappedField, ObjectType } from "../contract/mapping.ts";
import { currentDraft } from "../../account/drafts/current-draft.ts";
import { draftHasFaults } from "../../account/drafts/check-document.ts";
import { checkDocument } from "../../account/drafts/check-document.ts";
import { brokenText } from "../../words/pause-texts.ts";
import { fieldName } from "../../words/fields.ts";
import { behaviourOf } from "./behaviour-of.ts";
import { confirmedOutputs } from "../../account/drafts/output-target.ts";
import { portalSample, sampleStateOf, type PortalSample } from "./portal-sample.ts";
import { outputsOf } from "./show-outputs.ts";
import { fillOf, suggest } from "./suggest.ts";
import { isUsable, usableTypes } from "./usable-types.ts";
import { usersOf } from "./users-of.ts";

/** Where each field of the draft is read, what the portal has for it, and what could be better. */
export const showMapping: Handler<"mapping"> = async (deps, call) => {
  const { ledger, portal, portalId, params } = call;
  const sample = await portalSample(deps, portalId);
  const draft = await currentDraft(ledger.read, portal, params.kind);
  const { model, faults } = checkDocument(draft.document, params.kind);
  if (model === null) throw draftHasFaults(faults);
  const pauses = await readPauses(ledger.read, portalId, deps.clock.now());
  const pause = pauses.get("scores");
  const broken = new Set(pause === undefined ? [] : brokenText(pause).map(({ name }) => name));
  return {
    kind: params.kind,
    revision: draft.revision,
    sample: sampleStateOf(sample),
    fields: Object.keys(model.fields).map((name) => fieldOf(model, name, sample, broken)),
    behaviour: behaviourOf(deps, portalId, model),
    outputs: outputsOf(portal, model, {
      sample,
      isConfirmed: await confirmedOutputs(ledger.read, portalId),
    }),
  };
};

function fieldOf(
  model: Model,
  name: string,
  sample: PortalSample,
  broken: ReadonlySet<string>,
): MappedField {
  const mapping = model.fields[name] ?? {};
  const types = usableTypes(model, name);
  const sides = { contacts: mapping.contact ?? null, companies: mapping.company ?? null };
  const { state, about } = stateOf(sides, types, sample, broken);
  return {
    name,
    label: fieldName(name),
    group: mapping.event === undefined ? "profile" : "behaviour",
    contact: sideOf(sample, "contacts", sides.contacts),
    company: sideOf(sample, "companies", sides.companies),
    event:
      mapping.event === undefined ? null : { type: mapping.event.type, kind: mapping.event.kind },
    usedBy: usersOf(model, name),
    state,
    advice: about === null ? null : adviceOf(state, about, types),
    suggestions: suggest(name, types, sample)
      .filter((one) => sides[one.object] !== one.name)
      // What becomes behaviour is read from the contact, which the event belongs to.
      .filter((one) => mapping.event === undefined || one.object === "contacts"),
  };
}

type Sides = Readonly<Record<ObjectType, string | null>>;

function stateOf(
  sides: Sides,
  types: ReadonlySet<string> | null,
  { properties }: PortalSample,
  broken: ReadonlySet<string>,
): { readonly state: FieldState; readonly about: string | null } {
  const mapped = (["contacts", "companies"] as const).flatMap((object) => {
    const name = sides[object];
    return name === null ? [] : [{ object, name }];
  });
  if (mapped.length === 0) return { state: "unmapped", about: "" };
  const lost = mapped.find(({ name }) => broken.has(name));
  if (lost !== undefined) return { state: "broken", about: lost.name };
  if (properties === null) return { state: "unknown", about: null };
  for (const { object, name } of mapped) {
    const property = properties[object].find((each) => each.name === name);
    if (property === undefined) return { state: "missing", about: name };
    if (!isUsable(types, property)) return { state: "wrongType", about: name };
  }
  return { state: "ok", about: null };
}

function adviceOf(state: FieldState, property: string, types: ReadonlySet<string> | null): Text {
  const wanted = [...(types ?? [])].join(" / ");
  switch (state) {
    case "broken":
      return {
        en: `“${property}” was deleted in HubSpot or has another type now. What depends on it keeps its last points: restore it there, or map another property and publish.`,
        es: `«${property}» se eliminó en HubSpot o ahora tiene otro tipo. Lo que depende de ella conserva sus últimos puntos: restáurela allí o asigne otra propiedad y publique.`,
      };
    case "missing":
      return {
        en: `HubSpot has no property “${property}”: what reads it counts as unknown. Map another one, or create it there.`,
        es: `HubSpot no tiene la propiedad «${property}»: lo que la lee cuenta como desconocido. Asigne otra o créela allí.`,
      };
    case "wrongType":
      return {
        en: `“${property}” has a type that cannot be used here; it must be ${wanted}.`,
        es: `«${property}» tiene un tipo que aquí no sirve; debe ser ${wanted}.`,
      };
    case "unmapped":
    case "unknown":
    case "ok":
      return {
        en: "Not read from anywhere: choose a property.",
        es: "No se lee de ningún sitio: elija una propiedad.",
      };
    default:
      return state satisfies never;
  }
}

function sideOf(
  sample: PortalSample,
  object: ObjectType,
  name: string | null,
): MappedField["contact"] {
  if (name === null) return null;
  const property = sample.properties?.[object].find((each) => each.name === name);
  return {
    name,
    label: property?.label ?? null,
    type: property?.type ?? null,
    fill: fillOf(sample, object, name),
    samples: [...(sample.filled?.[object].of.get(name)?.samples ?? [])],
  };
}
