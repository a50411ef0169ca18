import { fold } from "../../scoring/reading/fold.ts";
import type { Property } from "../../hubspot/calls/list-properties.ts";
import type { Handler } from "../shell/handler.ts";
import type { ObjectType, PortalProperty } from "../contract/mapping.ts";
import { currentDraft, type CurrentDraft } from "../../account/drafts/current-draft.ts";
import { portalSample, type PortalSample, sampleStateOf } from "./portal-sample.ts";
import { isOurs } from "./read-sample.ts";
import { fillOf } from "./suggest.ts";
import { takesOutput } from "../../writeback/takes-output.ts";
import { withoutGone } from "./without-gone.ts";
import { readPauses } from "../../store/portals/pauses.ts";
import { isUsable, usableTypes } from "./usable-types.ts";
import type { Model } from "../../scoring/model/model.ts";
import { checkDocument } from "../../account/drafts/check-document.ts";

/** A page of the portal's properties, those that are filled most first. */
export const listPortalProperties: Handler<"properties"> = async (deps, call) => {
  const { ledger, portal, portalId, query } = call;
  const pauses = await readPauses(ledger.read, portalId, deps.clock.now());
  const sample = withoutGone(await portalSample(deps, portalId), pauses);
  const types =
    query.field === undefined
      ? null
      : typesFor(await currentDraft(ledger.read, portal, query.kind), query.field);
  const model =
    query.output === undefined
      ? null
      : modelOfDraft(await currentDraft(ledger.read, portal, query.kind));
  const asked = fold(query.q);
  const matching = (sample.properties?.[query.object] ?? []).filter(
    (property) =>
      isOffered(query.use, property) &&
      isUsable(types, property) &&
      (query.output === undefined ||
        (model !== null && takesOutput(query.output, model, property))) &&
      (asked === "" || fold(`${property.label} ${property.name}`).includes(asked)),
  );
  const items = matching
    .map((property) => show(sample, query.object, property))
    .sort((a, b) => (b.fill ?? 0) - (a.fill ?? 0) || (a.label < b.label ? -1 : 1));
  return {
    sample: sampleStateOf(sample),
    total: items.length,
    items: items.slice(query.offset, query.offset + query.limit),
  };
};

export const refreshProperties: Handler<"refreshProperties"> = async (deps, { portalId }) =>
  sampleStateOf(await portalSample(deps, portalId, true));

/** Any property can be read; only the portal's own can be written to (contracts.md; hubspot-facts 4.3). */
function isOffered(use: "source" | "output", property: Property): boolean {
  if (isOurs(property.name)) return false;
  return use === "source" ? !property.hidden : property.writable && !property.hubspotDefined;
}

function typesFor(
  draft: Parameters<typeof modelOfDraft>[0],
  field: string,
): ReadonlySet<string> | null {
  const model = modelOfDraft(draft);
  return model === null ? null : usableTypes(model, field);
}

function show(sample: PortalSample, object: ObjectType, property: Property): PortalProperty {
  return {
    object,
    name: property.name,
    label: property.label || property.name,
    description: property.description,
    group: property.groupName,
    type: property.type,
    fieldType: property.fieldType,
    fill: fillOf(sample, object, property.name),
    samples: [...(sample.filled?.[object].of.get(property.name)?.samples ?? [])],
  };
}

/** The draft as a model; null while it has faults. */
function modelOfDraft({ document }: Pick<CurrentDraft, "document">): Model | null {
  return checkDocument(document, document["kind"] === "customer" ? "customer" : "lead").model;
}
