import type { Portals } from "../store/portals/portals.ts";
import { isSameSeal, type Sealing } from "./sealing.ts";

/**
 * `ripen keys rotate`: brings the data key of every portal under the current master key, online; tokens
 * stay as they are. A second run changes nothing. Resolves with the number of portals that were changed.
 * Throws RipenError when a key is missing; portals before it are done.
 */
export async function rewrapPortals(portals: Portals, sealing: Sealing): Promise<number> {
  let changed = 0;
  for (const { portalId, dataKey: old } of await portals.list()) {
    const dataKey = await sealing.rewrap(portalId, old);
    if (dataKey === old) continue;
    await portals.change(portalId, (before) => {
      // A new install in the meantime brought a data key under the current master key.
      if (!isSameSeal(before.dataKey, old)) return before;
      changed += 1;
      return { ...before, dataKey };
    });
  }
  return changed;
}
