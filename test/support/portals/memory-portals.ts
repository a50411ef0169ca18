import type { PortalId } from "../../../src/store/engine/portal-id.ts";
import type { Portal, Portals } from "../../../src/store/portals/portals.ts";

/** Portals in memory; `log` tells the order in which things happened to them. */
export function memoryPortals(log: string[] = []): Portals {
  const all = new Map<PortalId, Portal>();
  return {
    list: () => Promise.resolve([...all.values()].sort((a, b) => a.portalId - b.portalId)),
    get: (portalId) => Promise.resolve(all.get(portalId) ?? null),
    install: async (portalId, make) => {
      await Promise.resolve();
      const portal = make(all.get(portalId) ?? null);
      all.set(portalId, portal);
      log.push("stored");
      return portal;
    },
    change: async (portalId, make) => {
      await Promise.resolve();
      const before = all.get(portalId);
      if (before === undefined) return null;
      const portal = make(before);
      all.set(portalId, portal);
      log.push("stored");
      return portal;
    },
    remove: (portalId) => {
      all.delete(portalId);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}
