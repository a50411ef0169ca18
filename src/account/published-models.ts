import { lexicon } from "../../config/lexicon.ts";
import { compileModel, type CompiledModel } from "../scoring/compile/compile.ts";
import { parseModel, type Model } from "../scoring/model/model.ts";
import type { Portal } from "../store/portals/portals.ts";

type Opened = { readonly model: Model; readonly compiled: () => CompiledModel };

/** Versions kept parsed; the one that was added first goes first. */
const mostKept = 200;
const kept = new Map<string, Opened>();

/** A version of the portal, parsed once: published versions never change. Null when there is no such version. */
export function openVersion(portal: Portal, version: number | null): Opened | null {
  const found = portal.models.find((each) => each.version === version);
  if (found === undefined) return null;
  const key = `${portal.portalId}/${found.version}/${found.publishedAt}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const opened = open(parseModel(found.model));
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(key, opened);
  return opened;
}

/** The models that score the portal's contacts now. */
export function modelsInForce(portal: Portal): Model[] {
  return [portal.current.lead, portal.current.customer].flatMap((version) => {
    const opened = openVersion(portal, version);
    return opened === null ? [] : [opened.model];
  });
}

/** A model with its compiled form, which is made when it is first asked for. */
export function open(model: Model): Opened {
  let compiled: CompiledModel | null = null;
  return { model, compiled: () => (compiled ??= compileModel(model, lexicon)) };
}

/** The model whose words explain a score: the version that made it, else the one in force. */
export function modelOfScore(
  portal: Portal,
  score: { readonly kind: "lead" | "customer"; readonly modelVersion: number },
): Model | null {
  return (
    openVersion(portal, score.modelVersion)?.model ??
    openVersion(portal, portal.current.lead)?.model ??
    null
  );
}
