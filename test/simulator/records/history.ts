import { playBehaviour } from "../seeding/make-behaviour.ts";
import { createRandom } from "../random.ts";
import type { CrmRecord, HistoryEntry } from "./record.ts";

/** Every value that a property had, oldest first, as HubSpot would show it the other way round (hubspot-facts 3.1). */
export function historyOf(record: CrmRecord, name: string): readonly HistoryEntry[] {
  return record.history.get(name) ?? startOf(record, name, record.values.get(name) ?? "");
}

/** How a property came to the value that it has without a change since: what a made-up person did, else the record's making. */
export function startOf(record: CrmRecord, name: string, value: string): HistoryEntry[] {
  if (value === "") return [];
  const past = pastOf(record, name);
  const last = past.at(-1);
  if (last?.value === value) return past;
  return [...past, { value, at: last?.at ?? record.createdAt, source: record.source }];
}

function pastOf({ past }: CrmRecord, name: string): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  if (!past) return entries;
  playBehaviour(createRandom(past.state), past, (values, at, source) => {
    const value = values.get(name);
    if (value === undefined || value === entries.at(-1)?.value) return;
    entries.push({ value, at, source });
  });
  return entries;
}
