import type { Portal } from "../../store/portals.ts";
import type { Role } from "../api/schemas/session.ts";

const ranks: Readonly<Record<Role, number>> = { look: 0, edit: 1, publish: 2 };

/**
 * The role of a person by e-mail: whoever installed can publish, others have what was granted, and
 * everybody else may look (issue 5, Who enters).
 */
export function roleOf(portal: Portal, userEmail: string): Role {
  const email = userEmail.trim().toLowerCase();
  if (email === "") return "look";
  if (email === portal.installedBy.trim().toLowerCase()) return "publish";
  return portal.people?.[email]?.role ?? "look";
}

/** Whether a person with `role` may do what needs `least`. */
export function allows(role: Role, least: Role): boolean {
  return ranks[role] >= ranks[least];
}
