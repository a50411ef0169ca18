import type { Decision } from "./commit-batch.ts";

/** The contacts among these that object to being scored (ripen_do_not_score). */
export function objectors(decisions: readonly Decision[]): string[] {
  return decisions
    .filter(({ score }) => score.reason?.kind === "objection")
    .map(({ contactId }) => contactId);
}

/** Of a contact that objects nothing is kept but that it does, and what it last showed. */
export function withoutObjectors(decisions: readonly Decision[]): readonly Decision[] {
  const objecting = new Set(objectors(decisions));
  return decisions.map((decision) => {
    if (!objecting.has(decision.contactId)) return decision;
    const { inputs: _, outcomes: __, ...rest } = decision;
    return { ...rest, events: [], counters: new Map() };
  });
}
