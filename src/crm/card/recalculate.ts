import { scoreAgain } from "../../account/score-again.ts";
import { contactUnknown, notConnected, ok, type Answer } from "../signed/answer.ts";
import type { CardsDeps } from "../signed/deps.ts";
import type { SignedCall } from "../signed/read-signed-call.ts";

/** Marks the contact to be read and scored again now. */
export async function recalculate(
  deps: CardsDeps,
  { portalId }: SignedCall,
  contactId: string,
): Promise<Answer> {
  if ((await deps.portals.get(portalId))?.status !== "connected") return notConnected;
  const marked = await scoreAgain(deps, { ledger: deps.ledger, portalId }, [contactId]);
  return marked === 0 ? contactUnknown : ok({ marked: true });
}
