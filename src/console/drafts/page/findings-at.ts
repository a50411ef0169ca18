import type { Text } from "../../../base/text.ts";
import type { Draft, Fault, Finding } from "../../contract/drafts.ts";

/** What is said about one part of the model. */
export type Remarks = { readonly faults: readonly Fault[]; readonly findings: readonly Finding[] };

/** Everything that the server says about `place`, like `criteria[2]`, and about what is inside it. */
export function remarksAt(draft: Draft, place: string): Remarks {
  const isInside = ({ path }: { readonly path: string }): boolean =>
    path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
  return {
    faults: draft.faults.filter(isInside),
    findings: draft.findings.filter((finding) => isInside(finding) && !isOfUnnamed(draft, finding)),
  };
}

/** What somebody has just added has no name yet: that is no reason to warn. */
function isOfUnnamed({ document }: Draft, { code, path }: Finding): boolean {
  if (code !== "label-missing" && code !== "definition-missing") return false;
  const at = /^criteria\[(\d+)\]/.exec(path)?.[1];
  const criteria = document["criteria"];
  if (at === undefined || !Array.isArray(criteria)) return false;
  const criterion = criteria[Number(at)] as { readonly label?: Partial<Text> } | undefined;
  return !criterion?.label?.en && !criterion?.label?.es;
}

/** The parts of a document that each tab of the editor shows. */
export const tabPlaces = {
  criteria: ["criteria", "name"],
  gates: ["exclusions", "limits", "handRaisers", "maybeWaitsDays", "neverExpiresAfterDays"],
  ready: ["ready", "bands", "families", "matrix", "roles", "funnel", "origin"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** How many remarks a tab holds. */
export function remarksOf(draft: Draft, tab: keyof typeof tabPlaces): number {
  return tabPlaces[tab].reduce((sum, place) => {
    const { faults, findings } = remarksAt(draft, place);
    return sum + faults.length + findings.length;
  }, 0);
}

/** Findings about none of the places, which stand on their own. */
export function findingsElsewhere(draft: Draft, places: readonly string[]): readonly Finding[] {
  const told = new Set(places.flatMap((place) => remarksAt(draft, place).findings));
  return draft.findings.filter((finding) => !told.has(finding));
}

/** The element that a path leads to; null when it belongs to no criterion. */
export function anchorOf(path: string): string | null {
  const at = /^criteria\[(\d+)\]/.exec(path)?.[1];
  return at === undefined ? null : `criterion-${at}`;
}
