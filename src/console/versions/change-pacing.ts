import * as pacing from "../../account/pacing.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { Pacing } from "../contract/pacing.ts";
import type { Caller, Handler } from "../shell/handler.ts";
import { pacingOf } from "./show-pacing.ts";

export const setWritePace: Handler<"setWritePace"> = async (deps, call) =>
  show(call, await pacing.setWritePace(deps, call, call.body));

export const endWritePace: Handler<"endWritePace"> = async (deps, call) =>
  show(call, await pacing.endWritePace(deps, call));

function show({ ledger }: Caller, after: Portal): Promise<Pacing> {
  return pacingOf(ledger.read, after);
}
