import { handOffNow } from "../../account/hand-off-now.ts";
import type { Handler } from "../shell/handler.ts";

/** A person hands over a lead that nobody was told of. */
export const handOff: Handler<"handOffNow"> = async (deps, call) => {
  await handOffNow(deps, call, call.params.contactId);
  return { done: true };
};
