import type { Portal } from "../store/portals/portals.ts";

/** What a person may do: look, edit drafts and mapping, publish and grant roles; each may do what those before it may. */
export const roles = ["look", "edit", "publish"] as const;
export type Role = (typeof roles)[number];

const ranks: Readonly<Record<Role, number>> = { look: 0, edit: 1, publish: 2 };

/**
 * The role of a person by e-mail: whoever installed can publish, others have what was granted, and
 * everybody else may look.
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
