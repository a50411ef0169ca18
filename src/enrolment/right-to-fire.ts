import type { Score } from "../scoring/result.ts";

/** What decides whether a crossing of one contact may set something off. Times in epoch milliseconds. */
export type Grounds = {
  /** The contact's last scoring; null when this is its first. */
  readonly last: Pick<Score, "kind" | "modelVersion" | "asOf"> | null;
  /** The version in force for the kind of the last scoring. */
  readonly versionInForce: number | null;
  /** True when an event, a changed property or the contact's creation stands behind this scoring. */
  readonly hasNews: boolean;
  readonly createdAt: number | null;
  readonly installedAt: number;
  /** True for a record that an import or a merge made. */
  readonly isImportedOrMerged: boolean;
  /** The version in force, when its publish was ticked 'enrol up to N a day'; null or absent otherwise. */
  readonly rollout?: number | null;
};

export type Right = {
  readonly mayFire: boolean;
  readonly why: string;
  /** With `mayFire` false: it waits for its turn after the publish of this version instead of staying silent. */
  readonly rollout?: number;
};

/**
 * Whether a crossing found now may fire (contracts.md, Crossings): only on news for that contact.
 * First runs, backfill, imports, merges, a new binding and a changed model stay silent; `why` says which,
 * for the ledger. `boundAt` is when the scenario was bound. `isTimed`: time alone sets it off (quiet, renewal,
 * unanswered), so that its passing is the news: the last scoring found it false. What a publish brings
 * about that was ticked 'enrol up to N a day', for contacts that were scored before it, waits for its turn:
 * of scenarios bound since the last scoring too.
 */
export function rightToFire(grounds: Grounds, boundAt: number, isTimed = false): Right {
  const { last } = grounds;
  if (last === null) {
    if (grounds.isImportedOrMerged) return { mayFire: false, why: "import or merge" };
    const since = Math.max(grounds.installedAt, boundAt);
    const isNew = grounds.createdAt !== null && grounds.createdAt >= since && grounds.hasNews;
    return isNew ? { mayFire: true, why: "new contact" } : { mayFire: false, why: "first run" };
  }
  const isOfPublish = last.modelVersion !== grounds.versionInForce;
  const rollout = isOfPublish ? (grounds.rollout ?? null) : null;
  const turn = rollout === null ? {} : { rollout };
  if (last.asOf < boundAt) return { mayFire: false, why: "newly bound", ...turn };
  if (isOfPublish) return { mayFire: false, why: "model changed", ...turn };
  if (isTimed) return { mayFire: true, why: "its time came" };
  return grounds.hasNews
    ? { mayFire: true, why: "new evidence" }
    : { mayFire: false, why: "no new evidence" };
}
