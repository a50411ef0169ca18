import { nameForm as name } from "../../account/forms.ts";
import { listForms } from "../../store/forms/forms.ts";
import type { Handler } from "../shell/handler.ts";

/** The forms that contacts sent, those without a name first. */
export const showForms: Handler<"forms"> = async (_deps, { ledger, portalId }) => ({
  forms: [...(await listForms(ledger.read, portalId))],
});

export const nameForm: Handler<"nameForm"> = async (deps, call) => {
  await name(deps, call, call.params.formId, call.body.name);
  return { forms: [...(await listForms(call.ledger.read, call.portalId))] };
};
