import type { CompiledModel } from "../compile/compile.ts";
import type { Score, ScoreLine } from "../result.ts";
import type { Models } from "../score.ts";

/** The model whose criteria made a score, and the lines that they gave. */
export function modelBehind(
  models: Models,
  score: Score,
): { readonly compiled: CompiledModel; readonly lines: readonly ScoreLine[] } {
  const customer = score.kind === "customer" ? models.customer : null;
  return customer === null
    ? { compiled: models.lead, lines: score.lines }
    : { compiled: customer, lines: score.customerLines };
}
