import type { SimulatorOptions } from "./options.ts";
import { createPortal } from "./portal.ts";
import { createRandom } from "./random.ts";
import { restoreState } from "./saved-state.ts";
import { seedPortal } from "./seeding/seed-portal.ts";
import type { World } from "./world.ts";

/** Opens the portals: as the state file holds them, else freshly seeded. */
export async function openPortals(world: World, options: SimulatorOptions): Promise<void> {
  const owns = (options.portals ?? [{}]).map((own, index) => ({
    ...own,
    portalId: own.portalId ?? 48_807_704 + index,
    seed: own.seed ?? (options.seed ?? 1) + 1000 * index,
  }));
  for (const own of owns) {
    const portal = createPortal({
      id: own.portalId,
      tier: own.tier ?? options.tier ?? "professional",
      timeZone: own.timeZone ?? "Europe/Madrid",
      language: own.language ?? "en",
      uiDomain: options.uiDomain ?? "app.hubspot.com",
      indexLagMs: options.indexLagMs ?? 0,
      readLagMs: options.readLagMs ?? 0,
      newCounters: options.newCounters ?? "empty",
      random: createRandom(own.seed + 3),
      now: world.now,
    });
    world.portals.set(portal.id, portal);
  }
  if (options.stateFile !== undefined && (await restoreState(world, options.stateFile))) return;
  for (const { portalId, seed, ...own } of owns) {
    const portal = world.portals.get(portalId);
    const contacts = own.contacts ?? options.contacts ?? 2000;
    if (portal) seedPortal(portal, { seed, contacts, rows: own.rows ?? options.rows ?? null });
  }
}
