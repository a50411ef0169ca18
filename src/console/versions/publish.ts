import {
  publishDraft as publish,
  restoreVersion as restore,
} from "../../account/versions/publish.ts";
import type { Handler } from "../shell/handler.ts";

export const publishDraft: Handler<"publish"> = async (deps, call) => ({
  version: await publish(deps, call, call.body),
});

export const restoreVersion: Handler<"restore"> = async (deps, call) => {
  const { version } = call.params;
  await restore(deps, call, version, call.body.note);
  return { version };
};
