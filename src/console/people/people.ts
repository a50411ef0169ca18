import type { Portal } from "../../store/portals/portals.ts";
import type { Handler } from "../shell/handler.ts";
import type { People } from "../contract/session.ts";
import { noteInAudit } from "../../account/audit-trail.ts";
import { refuse } from "../../account/refusal.ts";
import { changeAccount } from "../../account/change-account.ts";

/** Grants that one account may have. */
const mostPeople = 500;

export const listPeople: Handler<"people"> = async (_deps, { portal }) => peopleOf(portal);

export const grantRole: Handler<"grantRole"> = async (deps, call) => {
  const { portal, portalId, ledger, who, params, body } = call;
  const { email } = params;
  checkNotInstaller(portal, email);
  const now = deps.clock.now();
  const grant = { role: body.role, grantedBy: who, grantedAt: now };
  const after = await changeAccount(deps.portals, portalId, (before) => {
    const people = { ...before.people, [email]: grant };
    if (Object.keys(people).length > mostPeople) throw tooMany;
    return { ...before, people };
  });
  const detail = { email, role: body.role };
  await ledger.transaction((tx) =>
    noteInAudit(tx, { portalId, at: now, who, what: "roleGranted", detail }),
  );
  return peopleOf(after);
};

export const takeRole: Handler<"takeRole"> = async (deps, call) => {
  const { portal, portalId, ledger, who, params } = call;
  const { email } = params;
  checkNotInstaller(portal, email);
  const after = await changeAccount(deps.portals, portalId, (before) => {
    const { [email]: _taken, ...people } = { ...before.people };
    return { ...before, people };
  });
  const at = deps.clock.now();
  await ledger.transaction((tx) =>
    noteInAudit(tx, { portalId, at, who, what: "roleTaken", detail: { email } }),
  );
  return peopleOf(after);
};

function peopleOf({ installedBy, people = {} }: Portal): People {
  const installer = {
    email: installedBy,
    role: "publish",
    isInstaller: true,
    grantedBy: null,
    grantedAt: null,
  } as const;
  const granted = Object.entries(people)
    .filter(([email]) => email !== installedBy.trim().toLowerCase())
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([email, grant]) => ({ email, isInstaller: false, ...grant }));
  return { people: [installer, ...granted] };
}

function checkNotInstaller({ installedBy }: Portal, email: string): void {
  if (email !== installedBy.trim().toLowerCase()) return;
  throw refuse(
    409,
    "INSTALLER_PUBLISHES",
    "Whoever installed Ripen can always publish; that role cannot be changed.",
    "Quien instaló Ripen siempre puede publicar; ese rol no se puede cambiar.",
    "email",
  );
}

const tooMany = refuse(
  409,
  "TOO_MANY_PEOPLE",
  `At most ${mostPeople} people can have a role. Take away those that are not needed.`,
  `Como máximo ${mostPeople} personas pueden tener un rol. Retire los que no hagan falta.`,
);
