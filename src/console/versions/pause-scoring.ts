import { pauseAccount, resumeAccount } from "../../account/pause.ts";
import type { Handler } from "../shell/handler.ts";

export const pauseScoring: Handler<"pause"> = async (deps, call) => {
  const after = call.body.paused
    ? await pauseAccount(deps, call)
    : (await resumeAccount(deps, call)).portal;
  return { pausedAt: after.pausedAt ?? null };
};
