import { lexicon } from "../../config/lexicon.ts";
import { compileModel, type CompiledModel } from "../scoring/compile/compile.ts";
import { parseModel } from "../scoring/model/model.ts";
import type { Portal } from "../store/portals/portals.ts";

/** The model of a portal's version, with its labels; null when it has no such version. */
export type ModelViews = (portal: Portal, version: number | null) => CompiledModel | null;

/** Versions kept compiled; the one that was added first goes first. */
const mostKept = 500;

/** Parses and compiles each published version once: they never change (contracts.md, Model document). */
export function modelViews(): ModelViews {
  const kept = new Map<string, CompiledModel>();
  return (portal, version) => {
    const key = `${portal.portalId}/${version}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const published = portal.models.find((model) => model.version === version);
    if (published === undefined) return null;
    const compiled = compileModel(parseModel(published.model), lexicon);
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(key, compiled);
    return compiled;
  };
}
