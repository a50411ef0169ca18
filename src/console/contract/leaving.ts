import { z } from "zod";
import { instant, text } from "./text.ts";

export const leavingWish = z.object({
  /** The account's number, typed by the person: it must be that of the session's account. */
  portalId: z.number().int(),
  /** Archive the contact properties that Ripen made before uninstalling; otherwise they stay with their last values. */
  archiveProperties: z.boolean(),
});

/** How 'Disconnect Ripen' stands (hubspot-facts 1.6). */
export const leaving = z.object({
  /** `leaving`: under way, all else stands still. `failed`: it stands still until somebody tries again or stays. */
  state: z.enum(["connected", "leaving", "failed", "disconnected"]),
  since: instant.nullable(),
  by: z.string().nullable(),
  archiveProperties: z.boolean(),
  /** Whether the properties are archived by now. */
  isArchived: z.boolean(),
  /** What HubSpot refused, and what to do. */
  failure: text.nullable(),
  /** Properties that HubSpot does not archive because something uses them, with the pages of the workflows among that. */
  inUse: z.array(z.object({ name: z.string(), workflows: z.array(z.string()) })),
  /** False for an account that is connected by a token of the environment: HubSpot uninstalls no such app. */
  canUninstall: z.boolean(),
  disconnectedAt: instant.nullable(),
  /** Days for which the account's data is kept after leaving, and until when that is; null while connected. */
  keepDays: z.number().int(),
  keptUntil: instant.nullable(),
});
export type LeavingState = z.infer<typeof leaving>;
