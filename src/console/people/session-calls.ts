import { stateIn, statesOf } from "../../account/state.ts";
import type { Handler } from "../shell/handler.ts";
import { recordUrl } from "../shell/record-url.ts";
import { endSession, idleMs } from "../shell/session/session-store.ts";

export const showSession: Handler<"session"> = async (deps, { portal, session, role }) => {
  const states = statesOf(portal);
  return {
    portalId: portal.portalId,
    email: session.email,
    role,
    csrfToken: session.csrfToken,
    idleMs,
    expiresAt: session.expiresAt,
    portalLanguage: portal.language,
    timeZone: portal.timeZone,
    recordUrl: recordUrl(portal, "{contactId}"),
    isDemo: deps.isSimulated,
    connection: portal.status,
    isLeaving: stateIn(states, "leaving") !== null,
    pausedAt: stateIn(states, "paused")?.since ?? null,
  };
};

/** The cookie that is left opens nothing any more. */
export const leave: Handler<"leave"> = async (deps, { sessionId }) => {
  await endSession(deps.ledger, sessionId);
  return { done: true };
};
