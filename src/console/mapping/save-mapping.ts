import { mapDraftFields } from "../../account/drafts/map-draft.ts";
import { refuse } from "../../account/refusal.ts";
import { showDraft } from "../drafts/show-draft.ts";
import type { Handler } from "../shell/handler.ts";
import { portalSample } from "./portal-sample.ts";

/** Maps fields of the draft. A property that the portal is known not to have is refused. */
export const saveMapping: Handler<"saveMapping"> = async (deps, call) => {
  const { properties } = await portalSample(deps, call.portalId);
  const { kind } = call.params;
  const { fields, revision } = call.body;
  if (properties !== null) {
    for (const [field, { contact, company }] of Object.entries(fields)) {
      if (contact !== null) checkKnown(properties.contacts, contact, field);
      if (company !== null) checkKnown(properties.companies, company, field);
    }
  }
  return showDraft(call.portal, kind, await mapDraftFields(deps, call, kind, revision, fields));
};

function checkKnown(
  properties: readonly { readonly name: string }[],
  wanted: string,
  field: string,
): void {
  if (properties.some(({ name }) => name === wanted)) return;
  throw refuse(
    400,
    "PROPERTY_UNKNOWN",
    `HubSpot has no property “${wanted}”. If it is new, read the properties again first.`,
    `HubSpot no tiene la propiedad «${wanted}». Si es nueva, vuelva a leer antes las propiedades.`,
    `fields.${field}`,
  );
}
