import type { Portal } from "../store/portals/portals.ts";
import { noteInAudit } from "../store/audit-trail.ts";
import type { AccountDeps, Caller } from "./caller.ts";
import { changeAccount } from "./change-account.ts";
import { refuse } from "./refusal.ts";
import type { Role } from "./roles.ts";
import { refusals } from "../words/refusals.ts";

type Deps = Pick<AccountDeps, "portals" | "clock">;

/** Grants that one account may have. */
const mostPeople = 500;

/**
 * Gives a person a role, by e-mail in lower case; the one that it had is replaced. Throws RefusedError
 * INSTALLER_PUBLISHES and TOO_MANY_PEOPLE.
 */
export function grantRole(deps: Deps, call: Caller, email: string, role: Role): Promise<Portal> {
  return change(deps, call, "roleGranted", { email, role }, (before, now) => {
    const grant = { role, grantedBy: call.who, grantedAt: now };
    const people = { ...before.people, [email]: grant };
    if (Object.keys(people).length > mostPeople) throw tooMany;
    return { ...before, people };
  });
}

/** Takes a person's role away: they may look. Throws RefusedError INSTALLER_PUBLISHES. */
export function takeRole(deps: Deps, call: Caller, email: string): Promise<Portal> {
  return change(deps, call, "roleTaken", { email }, (before) => {
    const { [email]: _taken, ...people } = before.people ?? {};
    return { ...before, people };
  });
}

async function change(
  { portals, clock }: Deps,
  { portal, portalId, ledger, who }: Caller,
  what: "roleGranted" | "roleTaken",
  detail: { readonly email: string; readonly role?: Role },
  make: (before: Portal, now: number) => Portal,
): Promise<Portal> {
  if (detail.email === portal.installedBy.trim().toLowerCase()) throw installerPublishes;
  const now = clock.now();
  const after = await changeAccount(portals, portalId, (before) => make(before, now));
  await ledger.transaction((tx) => noteInAudit(tx, { portalId, at: now, who, what, detail }));
  return after;
}

const installerPublishes = refuse(409, refusals.installerPublishes, "email");

const tooMany = refuse(409, refusals.tooManyPeople(mostPeople));
