import type { Model } from "../scoring/model/model.ts";

type Mapping = Model["fields"][string];

/** Profile fields are mapped on the settings page; counters and dates that become behaviour, in the console. */
export function isMainField(mapping: Mapping): boolean {
  return mapping.event === undefined;
}
