import { z } from "zod";
import { leadPart, type Score } from "../../scoring/result.ts";
import { schemaColumn } from "../engine/json-column.ts";
import { reasonSchema } from "./reason-schema.ts";

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
  const of = leadPart(score).missing.flatMap((missing) =>
    missing.kind === "points" ? [missing.of] : [],
  );
  return { kind: "points", of };
}

const column = schemaColumn<ReadinessCause>(
  z.union([
    reasonSchema,
    z.object({ kind: z.literal("points"), of: z.array(z.enum(["fit", "pain", "total"])) }),
    z.object({ kind: z.literal("model") }),
  ]),
);

export const writeCause = column.write;

/** A cause as it was kept; one that another version of Ripen wrote says only that another version decided. */
export function readCause(text: string): ReadinessCause {
  return column.read(text) ?? { kind: "model" };
}
