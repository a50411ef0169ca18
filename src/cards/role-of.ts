import type { Portal } from "../store/portals.ts";

/** What a person may do in Ripen: look, edit the settings, publish models. */
export type Role = "look" | "edit" | "publish";

/**
 * The role of a person whom a signed call has named by e-mail. The call itself carries no permissions that
 * can be trusted (hubspot-facts 8.3).
 */
export type RoleOf = (portal: Portal, userEmail: string) => Role;
