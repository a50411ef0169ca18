import type { CompiledModel } from "../compile/compile.ts";
import { customerPart, leadPart, type Score, type ScoreLine } from "../result.ts";
import type { Models } from "../score.ts";

/** The model whose criteria made a score, and the lines that they gave. */
export function modelBehind(
  models: Models,
  score: Score,
): { readonly compiled: CompiledModel; readonly lines: readonly ScoreLine[] } {
  const ofCustomer = customerPart(score);
  return ofCustomer === null || models.customer === null
    ? { compiled: models.lead, lines: leadPart(score).lines }
    : { compiled: models.customer, lines: ofCustomer.lines };
}
