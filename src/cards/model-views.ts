import { parseModel, type Model } from "../scoring/model.ts";
import type { Portal } from "../store/portals.ts";

/** The model of a portal's version, with its labels; null when it has no such version. */
export type ModelViews = (portal: Portal, version: number | null) => Model | null;

/** Versions kept parsed; the one that was added first goes first. */
const mostKept = 500;

/** Parses each published version once: they never change (contracts.md, Model document). */
export function modelViews(): ModelViews {
  const kept = new Map<string, Model>();
  return (portal, version) => {
    const key = `${portal.portalId}/${version}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const published = portal.models.find((model) => model.version === version);
    if (published === undefined) return null;
    const model = parseModel(published.model);
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(key, model);
    return model;
  };
}
