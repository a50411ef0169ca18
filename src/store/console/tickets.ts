import { createHash, randomBytes } from "node:crypto";
import type { Ledger } from "../engine/ledger.ts";
import { portalId as verified, type PortalId } from "../engine/portal-id.ts";

/** Who a ticket lets into the console, and for which account. */
export type Visitor = {
  readonly portalId: PortalId;
  readonly userId: number;
  readonly userEmail: string;
};

/** A ticket lives this long, in milliseconds (reliability.md 4.1). */
export const ticketLifeMs = 60_000;

/**
 * Issues a one-time ticket of 256 bits for a person whom a signed call has named. Only its hash is kept, and
 * expired ones are dropped by the way. `now` and `expiresAt` in epoch milliseconds.
 */
export async function issueTicket(
  ledger: Ledger,
  visitor: Visitor,
  now: number,
): Promise<{ readonly ticket: string; readonly expiresAt: number }> {
  const ticket = randomBytes(32).toString("base64url");
  const expiresAt = now + ticketLifeMs;
  await ledger.transaction(async (tx) => {
    await tx.deleteFrom("tickets").where("expires_at", "<=", now).execute();
    await tx
      .insertInto("tickets")
      .values({
        ticket_hash: hashOf(ticket),
        portal_id: visitor.portalId,
        user_id: visitor.userId,
        user_email: visitor.userEmail,
        expires_at: expiresAt,
      })
      .execute();
  });
  return { ticket, expiresAt };
}

/** Takes a ticket in: whom it lets in, once. Null when it is unknown, used or older than a minute. */
export function redeemTicket(ledger: Ledger, ticket: string, now: number): Promise<Visitor | null> {
  return ledger.transaction(async (tx) => {
    const row = await tx
      .deleteFrom("tickets")
      .where("ticket_hash", "=", hashOf(ticket))
      .returningAll()
      .executeTakeFirst();
    if (row === undefined || row.expires_at <= now) return null;
    return {
      portalId: verified(row.portal_id),
      userId: row.user_id,
      userEmail: row.user_email,
    };
  });
}

function hashOf(ticket: string): string {
  return createHash("sha256").update(ticket).digest("base64url");
}
