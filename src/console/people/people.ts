import { grantRole as grant, takeRole as take } from "../../account/people.ts";
import type { Portal } from "../../store/portals/portals.ts";
import type { People } from "../contract/session.ts";
import type { Handler } from "../shell/handler.ts";

export const listPeople: Handler<"people"> = async (_deps, { portal }) => peopleOf(portal);

export const grantRole: Handler<"grantRole"> = async (deps, call) =>
  peopleOf(await grant(deps, call, call.params.email, call.body.role));

export const takeRole: Handler<"takeRole"> = async (deps, call) =>
  peopleOf(await take(deps, call, call.params.email));

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
