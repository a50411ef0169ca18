import type { PropertyDefinition } from "./definition.ts";

/** A property as the API shows it (hubspot-facts 4.3). */
export function presentProperty(definition: PropertyDefinition): Record<string, unknown> {
  const { createdAt, updatedAt, archivedAt, readOnlyValue, externalOptions, ...shown } = definition;
  return {
    ...shown,
    externalOptions,
    dataSensitivity: "non_sensitive",
    archived: archivedAt !== null,
    ...iso("createdAt", createdAt),
    ...iso("updatedAt", updatedAt),
    ...iso("archivedAt", archivedAt),
    modificationMetadata: {
      archivable: !shown.hubspotDefined,
      readOnlyDefinition: shown.hubspotDefined,
      readOnlyValue,
      readOnlyOptions: shown.hubspotDefined,
    },
  };
}

function iso(name: string, at: number | null): Record<string, string> {
  return at === null ? {} : { [name]: new Date(at).toISOString() };
}
