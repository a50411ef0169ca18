import type { Handler } from "../shell/handler.ts";
import { refuse } from "../../account/refusal.ts";
import { keep } from "../drafts/edit-draft.ts";
import { portalSample } from "./portal-sample.ts";

/** Maps fields of the draft. A property that the portal is known not to have is refused. */
export const saveMapping: Handler<"saveMapping"> = async (deps, call) => {
  const { properties } = await portalSample(deps, call.portalId);
  const { fields, revision } = call.body;
  if (properties !== null) {
    for (const [field, { contact, company }] of Object.entries(fields)) {
      if (contact !== null) checkKnown(properties.contacts, contact, field);
      if (company !== null) checkKnown(properties.companies, company, field);
    }
  }
  return keep(deps, call, call.params.kind, revision, (before) => {
    const mapped = isRecord(before["fields"]) ? before["fields"] : {};
    const changed = Object.entries(fields).map(([field, { contact, company }]) => {
      const standing = mapped[field];
      const { contact: _contact, company: _company, ...rest } = isRecord(standing) ? standing : {};
      return [
        field,
        {
          ...rest,
          ...(contact === null ? {} : { contact }),
          ...(company === null ? {} : { company }),
        },
      ] as const;
    });
    return { document: { ...before, fields: { ...mapped, ...Object.fromEntries(changed) } } };
  });
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

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
