import { handOffNow } from "../../account/hand-off-now.ts";
import { scoreAgain as scoreContactsAgain } from "../../account/score-again.ts";
import type { Handler } from "../shell/handler.ts";

/** A person hands over a lead that nobody was told of. */
export const handOff: Handler<"handOffNow"> = async (deps, call) => {
  await handOffNow(deps, call, call.params.contactId);
  return { done: true };
};

/** A person has contacts of the list read and scored again. */
export const scoreAgain: Handler<"scoreAgain"> = async (deps, call) => ({
  marked: await scoreContactsAgain(deps, call, call.body.contactIds),
});
