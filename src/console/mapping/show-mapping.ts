import type { Model } from "../../scoring/model/model.ts";
import type { Text } from "../../base/text.ts";
import { readPauses } from "../../store/portals/pauses.ts";
import type { Handler } from "../shell/handler.ts";
import type { FieldState, MappedField, ObjectType, BehaviourSource } from "../contract/mapping.ts";
import { currentDraft } from "../../account/drafts/current-draft.ts";
import { draftHasFaults, checkDocument } from "../../account/drafts/check-document.ts";
import { brokenText } from "../../words/pause-texts.ts";
import { fieldName } from "../../words/fields.ts";
import { confirmedOutputs } from "../../account/drafts/output-target.ts";
import { outputsSource, restingIn } from "../../store/portals/resting-outputs.ts";
import { readSources } from "../../store/portals/sources.ts";
import { withoutGone } from "./without-gone.ts";
import { portalSample, sampleStateOf, type PortalSample } from "./portal-sample.ts";
import { outputsOf } from "./show-outputs.ts";
import { fillOf, suggest } from "./suggest.ts";
import { isUsable, usableTypes } from "./usable-types.ts";
import { sourcesOf } from "../../behaviour/model-sources.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import { readSurvey } from "../survey/read-survey.ts";
import { eventName } from "../../words/events.ts";
import { conditionsOf } from "../../scoring/model/conditions-of.ts";
import type { Condition } from "../../scoring/model/condition.ts";
import { fieldTests, walk } from "../../scoring/model/walk.ts";
import { arrivalTexts, propertyAdvice } from "../../words/property-advice.ts";

/** Where each field of the draft is read, what the portal has for it, and what could be better. */
export const showMapping: Handler<"mapping"> = async (deps, call) => {
  const { ledger, portal, portalId, params } = call;
  const pauses = await readPauses(ledger.read, portalId, deps.clock.now());
  const sample = withoutGone(await portalSample(deps, portalId), pauses);
  const draft = await currentDraft(ledger.read, portal, params.kind);
  const { model, faults } = checkDocument(draft.document, params.kind);
  if (model === null) throw draftHasFaults(faults);
  const pause = pauses.get("scores");
  const broken = new Set(pause === undefined ? [] : brokenText(pause).map(({ name }) => name));
  return {
    kind: params.kind,
    revision: draft.revision,
    sample: sampleStateOf(sample),
    fields: Object.keys(model.fields).map((name) => fieldOf(model, name, sample, broken)),
    behaviour: behaviourOf(deps, portal, model),
    outputs: outputsOf(portal, model, {
      sample,
      isConfirmed: await confirmedOutputs(ledger.read, portalId),
      resting: restingIn(pauses),
      lookedAt: (await readSources(ledger.read, portalId)).get(outputsSource)?.checkedAt ?? 0,
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
    reading: mapping.reading ?? null,
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
  sample: PortalSample,
  broken: ReadonlySet<string>,
): { readonly state: FieldState; readonly about: string | null } {
  const { properties } = sample;
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
  // What was not looked into yet is neither fine nor empty.
  if (sample.filled === null) return { state: "unknown", about: null };
  const isEmpty = mapped.every(({ object, name }) => (fillOf(sample, object, name) ?? 0) === 0);
  return isEmpty ? { state: "empty", about: mapped[0]?.name ?? "" } : { state: "ok", about: null };
}

function adviceOf(state: FieldState, property: string, types: ReadonlySet<string> | null): Text {
  const wanted = [...(types ?? [])].join(" / ");
  switch (state) {
    case "broken":
      return propertyAdvice.broken(property);
    case "missing":
      return propertyAdvice.missing(property);
    case "wrongType":
      return propertyAdvice.wrongType(property, wanted);
    case "empty":
      return propertyAdvice.empty(property);
    case "unmapped":
    case "unknown":
    case "ok":
      return propertyAdvice.unmapped;
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

/** Every source of behaviour with what came from it, and how to make it fresher (hubspot-facts 5.6). */
function behaviourOf(deps: ConsoleDeps, portal: Portal, model: Model): BehaviourSource[] {
  const seen = new Map(readSurvey(deps, portal)?.events.map((each) => [each.type, each]));
  const derived = sourcesOf([model]);
  const known = new Set(derived.map(({ type }) => type));
  const sources = derived.map(({ type, property, kind }) => ({
    type,
    property,
    freshness: kind === "counter" ? arrivalTexts.byPoll : arrivalTexts.byWebhook,
    fresher: kind === "counter" ? arrivalTexts.addAction : null,
  }));
  const others = [...seen.keys()]
    .filter((type) => !known.has(type))
    .map((type) => ({ type, property: null, freshness: arrivalTexts.atOnce, fresher: null }));
  return [...sources, ...others].map((source) => ({
    ...source,
    label: eventName(source.type),
    events30Days: seen.get(source.type)?.recent ?? 0,
    lastAt: seen.get(source.type)?.lastAt ?? null,
  }));
}

/** Criteria, gates and settings that read a field, or the behaviour that it becomes, in the admin's words. */
function usersOf(model: Model, field: string): MappedField["usedBy"] {
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
  const { jobTitle, buyingRole, seniority } = model.roles;
  if (field === jobTitle || field === buyingRole || field === seniority) {
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
