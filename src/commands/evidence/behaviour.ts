import type { Behaviour } from "../../evidence/rows/table.ts";
import { byCodeUnits } from "../../evidence/rows/hash.ts";
import type { EventStore } from "../event-store.ts";

const DAY = 86_400_000;
const NONE: readonly number[] = [];

/** What the contacts did until `now`, by type of event. What is dated later counts for nothing. */
export function behaviourOf(store: EventStore, ids: readonly string[], now: number): Behaviour {
  const byType = new Map<string, (readonly number[])[]>();
  for (const [row, id] of ids.entries()) {
    const own = new Map<string, number[]>();
    for (const { type, occurredAt } of store.eventsOf(id)) {
      if (occurredAt > now) continue;
      const ages = own.get(type);
      if (ages === undefined) own.set(type, [(now - occurredAt) / DAY]);
      else ages.push((now - occurredAt) / DAY);
    }
    for (const [type, ages] of own) {
      const rows = byType.get(type) ?? ids.map(() => NONE);
      byType.set(type, rows);
      rows[row] = ages.reverse();
    }
  }
  const types = [...byType.keys()].sort(byCodeUnits);
  return { types, ages: types.map((type) => byType.get(type) ?? []) };
}
