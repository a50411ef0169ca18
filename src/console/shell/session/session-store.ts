import { createHash, randomBytes } from "node:crypto";
import type { Ledger } from "../../../store/engine/ledger.ts";
import { portalId as verified, type PortalId } from "../../../store/engine/portal-id.ts";

/** A session ends after so long without a request, and at the latest after `absoluteMs` (reliability.md 4.1). */
export const idleMs = 15 * 60_000;
export const absoluteMs = 8 * 60 * 60_000;
/** How often a session's last use is written down: not with every request. */
const touchEveryMs = 30_000;

/** Who is inside, and for which account. */
export type ConsoleSession = {
  readonly portalId: PortalId;
  /** Empty when HubSpot did not name the person. */
  readonly email: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** Derived from the session's id: whoever knows it knows the id, and the other way round not. */
  readonly csrfToken: string;
};

/** Begins a session and returns its id: 256 random bits, of which only the hash is kept. */
export async function startSession(
  ledger: Ledger,
  visitor: { readonly portalId: PortalId; readonly email: string },
  enteredBy: "ticket" | "demo",
  now: number,
): Promise<string> {
  const id = randomBytes(32).toString("base64url");
  await ledger.transaction(async (tx) => {
    await tx
      .deleteFrom("console_sessions")
      .where((e) =>
        e.or([e("seen_at", "<=", now - idleMs), e("started_at", "<=", now - absoluteMs)]),
      )
      .execute();
    await tx
      .insertInto("console_sessions")
      .values({
        session_hash: hashOf(id),
        portal_id: visitor.portalId,
        user_email: visitor.email,
        entered_by: enteredBy,
        started_at: now,
        seen_at: now,
      })
      .execute();
  });
  return id;
}

/** The session of this id; null when it is unknown, idle for too long or too old. Its use is noted. */
export async function findSession(
  ledger: Ledger,
  id: string,
  now: number,
): Promise<ConsoleSession | null> {
  const row = await ledger.read
    .selectFrom("console_sessions")
    .selectAll()
    .where("session_hash", "=", hashOf(id))
    .executeTakeFirst();
  if (row === undefined) return null;
  const expiresAt = row.started_at + absoluteMs;
  if (now >= expiresAt || now - row.seen_at >= idleMs) return null;
  if (now - row.seen_at >= touchEveryMs) {
    await ledger.transaction(async (tx) => {
      await tx
        .updateTable("console_sessions")
        .set({ seen_at: now })
        .where("session_hash", "=", hashOf(id))
        .execute();
    });
  }
  return {
    portalId: verified(row.portal_id),
    email: row.user_email,
    expiresAt,
    csrfToken: createHash("sha256").update(`csrf ${id}`).digest("base64url"),
  };
}

/** Ends a session; an unknown one is left alone. */
export async function endSession(ledger: Ledger, id: string): Promise<void> {
  await ledger.transaction(async (tx) => {
    await tx.deleteFrom("console_sessions").where("session_hash", "=", hashOf(id)).execute();
  });
}

function hashOf(id: string): string {
  return createHash("sha256").update(id).digest("base64url");
}
