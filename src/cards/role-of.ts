import type { Portal } from "../store/portals.ts";

/** What a person may do in Ripen: look, edit the settings, publish models. */
export type Role = "look" | "edit" | "publish";

/** The role of a person whom a signed call has named by e-mail. */
export type RoleOf = (portal: Portal, userEmail: string) => Role;

/** Whoever installed the app may publish; HubSpot's signed call carries no permissions (hubspot-facts 8.3). */
export const installerPublishes: RoleOf = (portal, userEmail) =>
  userEmail !== "" && userEmail.toLowerCase() === portal.installedBy.toLowerCase()
    ? "publish"
    : "look";
