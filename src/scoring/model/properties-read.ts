import type { Model } from "./model-schema.ts";

/** Every property that must be read for a model, sorted, each once. */
export function propertiesRead(model: Model): {
  readonly contact: string[];
  readonly company: string[];
} {
  const contact = new Set<string>();
  const company = new Set<string>();
  for (const mapping of Object.values(model.fields)) {
    if (mapping.contact !== undefined) contact.add(mapping.contact);
    if (mapping.company !== undefined) company.add(mapping.company);
    // What an event carries is read from the contact, which the event belongs to.
    if (mapping.event?.at !== undefined) contact.add(mapping.event.at);
    for (const name of Object.values(mapping.event?.properties ?? {})) contact.add(name);
  }
  return { contact: [...contact].sort(), company: [...company].sort() };
}
