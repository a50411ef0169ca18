import type { CompiledModel } from "./compile/compile.ts";
import type { FunnelStage } from "./result.ts";
import type { Scope } from "./compile/scope.ts";

/** The stage of a lead: the furthest whose total or condition holds (domain.md section 6). */
export function funnelStageOf(
  compiled: CompiledModel,
  scope: Scope,
  total: number,
  ready: boolean,
): FunnelStage {
  const { decision, consideration } = compiled.model.funnel;
  if (ready || total >= decision.from || compiled.decides(scope)) return "decision";
  if (total >= consideration.from || compiled.considers(scope)) return "consideration";
  return "awareness";
}
