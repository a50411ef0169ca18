import * as pacing from "../../account/pacing.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { Pacing } from "../contract/pacing.ts";
import type { ConsoleDeps } from "../shell/deps.ts";
import type { Caller, Handler } from "../shell/handler.ts";
import { pacingOf } from "./show-pacing.ts";

export const changeRollout: Handler<"changeRollout"> = async (deps, call) =>
  show(deps, call, await pacing.changeRollout(deps, call, call.params.version, call.body.mostADay));

export const stopRollout: Handler<"stopRollout"> = async (deps, call) =>
  show(deps, call, await pacing.stopRollout(deps, call, call.params.version));

export const setWritePace: Handler<"setWritePace"> = async (deps, call) =>
  show(deps, call, await pacing.setWritePace(deps, call, call.body));

export const endWritePace: Handler<"endWritePace"> = async (deps, call) =>
  show(deps, call, await pacing.endWritePace(deps, call));

function show({ clock }: ConsoleDeps, { ledger }: Caller, after: Portal): Promise<Pacing> {
  return pacingOf(ledger.read, after, clock.now());
}
