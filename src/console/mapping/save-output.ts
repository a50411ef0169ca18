import { mapDraftOutput } from "../../account/drafts/map-draft.ts";
import { countFilled } from "../../hubspot/calls/count-filled.ts";
import { showDraft } from "../drafts/show-draft.ts";
import type { Handler } from "../shell/handler.ts";

/** How many values an output would overwrite. HubSpot is asked at that moment. */
export const countOverwrites: Handler<"overwrites"> = async (deps, call) => {
  const client = deps.hubspot.portal(call.portalId, "person");
  return { contacts: await countFilled(client, call.params.property) };
};

export const saveOutput: Handler<"saveOutput"> = async (deps, call) =>
  showDraft(deps, call, call.params.kind, await mapDraftOutput(deps, call, call.params, call.body));
