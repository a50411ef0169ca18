import { isDeepStrictEqual } from "node:util";
import { lexicon } from "../../config/lexicon.ts";
import { compileModel, type CompiledModel } from "../scoring/compile/compile.ts";
import { parseModel, type Model } from "../scoring/model/model.ts";
import type { Models } from "../scoring/score.ts";
import type { ModelVersion, Portal } from "../store/portals/portals.ts";

/** A model with its compiled form, which is made when it is first asked for. */
export type OpenedModel = { readonly model: Model; readonly compiled: () => CompiledModel };

/** Versions kept open in this process; the one that was asked for longest ago goes first. */
const mostKept = 1_000;
const kept = new Map<string, OpenedModel & { readonly document: unknown }>();

/**
 * What a version is known by: a number alone would also name the first version of an account that was purged and
 * installed again.
 */
function keyOf(portal: Portal, { version, publishedAt, model }: ModelVersion): string {
  const kind = typeof model === "object" && model !== null && "kind" in model ? model.kind : "";
  return `${portal.portalId}/${String(kind)}/${version}/${publishedAt}`;
}

/**
 * A version of the account, parsed and compiled once for everybody in this process: published versions never change.
 * Null when there is no such version. Throws ModelError when its document is no model.
 */
export function openVersion(portal: Portal, version: number | null): OpenedModel | null {
  const found = portal.models.find((each) => each.version === version);
  if (found === undefined) return null;
  const key = keyOf(portal, found);
  const known = kept.get(key);
  const isKnown = known !== undefined && isSame(known.document, found.model);
  const opened = isKnown ? known : open(parseModel(found.model));
  kept.delete(key);
  kept.set(key, { ...opened, document: found.model });
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return opened;
}

/** Two installs within one millisecond may give the same key. A document that was read anew is compared once. */
function isSame(known: unknown, document: unknown): boolean {
  return known === document || isDeepStrictEqual(known, document);
}

/** The models that score the account's contacts now. */
export function modelsInForce(portal: Portal): Model[] {
  return [portal.current.lead, portal.current.customer].flatMap((version) => {
    const opened = openVersion(portal, version);
    return opened === null ? [] : [opened.model];
  });
}

/** The models in force as scoring takes them; null before the first publish. */
export function compiledInForce(
  portal: Portal,
): { readonly lead: CompiledModel; readonly customer: CompiledModel | null } | null {
  const lead = openVersion(portal, portal.current.lead);
  if (lead === null) return null;
  const customer = openVersion(portal, portal.current.customer);
  return { lead: lead.compiled(), customer: customer?.compiled() ?? null };
}

/** The draft that runs in the shadow of the version in force; null when none does. */
export function challengerIn({ challenger, current, portalId }: Portal): OpenedModel | null {
  if (challenger === undefined || challenger.against !== current.lead) return null;
  const key = `${portalId}/challenger/${challenger.startedAt}`;
  const known = kept.get(key);
  if (known !== undefined && isSame(known.document, challenger.document)) return known;
  const opened = open(parseModel(challenger.document));
  kept.set(key, { ...opened, document: challenger.document });
  return opened;
}

/** Opens a model that is not published, for instance a draft's. */
export function open(model: Model): OpenedModel {
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

/** The models that explain a score: those that made it. A customer's score carries the customer model's version. */
export function modelsOfScore(
  portal: Portal,
  score: { readonly kind: "lead" | "customer"; readonly modelVersion: number },
): Models | null {
  const isCustomer = score.kind === "customer";
  const lead = openVersion(
    portal,
    isCustomer && portal.current.customer !== null ? portal.current.lead : score.modelVersion,
  );
  if (lead === null) return null;
  const customer = isCustomer ? openVersion(portal, portal.current.customer) : null;
  return { lead: lead.compiled(), customer: customer?.compiled() ?? null };
}
