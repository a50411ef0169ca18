import { z } from "zod";
import { roles } from "../../account/roles.ts";
import { instant } from "./text.ts";

export const role = z.enum(roles);
export type { Role } from "../../account/roles.ts";

/** Who is inside, for which account, and what the page needs to call back. */
export const session = z.object({
  portalId: z.number().int(),
  /** Empty when HubSpot did not name the person; then the role is `look`. */
  email: z.string(),
  role,
  csrfToken: z.string().describe("send it as header X-Ripen-Csrf with every change"),
  /** The session ends after so long without a request, in milliseconds. */
  idleMs: z.number().int(),
  /** The session ends at the latest then. */
  expiresAt: instant,
  /** The language of labels written into HubSpot; the page follows the browser instead. */
  portalLanguage: z.enum(["en", "es"]),
  timeZone: z.string(),
  /** Address of a contact record; put the contact's id in the place of {contactId}. */
  recordUrl: z.string(),
  /** True in the demo, on a simulated HubSpot. */
  isDemo: z.boolean(),
  connection: z.enum(["connected", "disconnected"]),
  /** True while Ripen is being disconnected, or that failed and waits for somebody: all else stands still. */
  isLeaving: z.boolean(),
  pausedAt: instant.nullable(),
});
export type Session = z.infer<typeof session>;

/** An e-mail address as it is kept: trimmed and in lower case. */
export const email = z.string().trim().toLowerCase().pipe(z.email().max(320));

const person = z.object({
  email: z.string(),
  role,
  /** Whoever installed can always publish; this role cannot be taken away. */
  isInstaller: z.boolean(),
  grantedBy: z.string().nullable(),
  grantedAt: instant.nullable(),
});

/** Everybody with a role of their own; all others may look. */
export const people = z.object({ people: z.array(person) });
export type People = z.infer<typeof people>;

export const roleWish = z.object({ role });
