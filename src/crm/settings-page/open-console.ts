import { issueTicket } from "../../store/console/tickets.ts";
import { notConnected, ok, type Answer } from "../signed/answer.ts";
import type { CardsDeps } from "../signed/deps.ts";
import type { SignedCall } from "../signed/read-signed-call.ts";
import type { ConsoleTicket } from "./settings-state.ts";

/** Answers a link into the console that is good once, for a minute (reliability.md 4.1). */
export async function openConsole(
  { ledger, portals, clock, publicUrl }: CardsDeps,
  { portalId, userId, userEmail }: SignedCall,
): Promise<Answer> {
  if ((await portals.get(portalId)) === null) return notConnected;
  const visitor = { portalId, userId, userEmail };
  const { ticket, expiresAt } = await issueTicket(ledger, visitor, clock.now());
  const answer: ConsoleTicket = { url: `${publicUrl}/console/enter?ticket=${ticket}`, expiresAt };
  return ok(answer);
}
