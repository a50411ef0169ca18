import type { Score } from "../../scoring/result.ts";

/** Why a contact became ready or left it, as the ledger keeps it. */
export type ReadinessCause =
  | NonNullable<Score["reason"]>
  /** The numbers decided; `of` names those that are short, none when it became ready. */
  | { readonly kind: "points"; readonly of: readonly ("fit" | "pain" | "total")[] }
  /** Another version of the model made the score. */
  | { readonly kind: "model" };

/** Why `score` has another readiness than the scoring before it, which version `versionBefore` made. */
export function readinessCause(score: Score, versionBefore: number | null): ReadinessCause {
  if (score.reason !== null) return score.reason;
  if (versionBefore !== null && versionBefore !== score.modelVersion) return { kind: "model" };
  const of = score.missing.flatMap((missing) => (missing.kind === "points" ? [missing.of] : []));
  return { kind: "points", of };
}
