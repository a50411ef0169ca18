import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Clock } from "../base/clock.ts";

/** What an install that was started here must be able to recall. */
const record = z.object({
  state: z.string(),
  /** `own`: from our link. `partner`: the sign-in step of a Marketplace install (hubspot-facts 1.1). */
  flow: z.enum(["own", "partner"]),
  codeVerifier: z.string(),
  /** The account that was asked for, if any. */
  portalId: z.number().nullable(),
  /** Epoch milliseconds. */
  expiresAt: z.number(),
});

/** What an install that was started here must be able to recall. */
export type InstallRecord = Readonly<z.infer<typeof record>>;

/** A cookie to set; it lives as long as the state. */
export type StateCookie = {
  readonly name: string;
  readonly value: string;
  readonly maxAgeMs: number;
};

/** The states of installs (hubspot-facts 1.1, reliability.md 4.1): 256 bits, single use, 10 minutes, bound to the browser. */
export type InstallStates = {
  issue(install: Pick<InstallRecord, "flow" | "portalId">): {
    readonly state: string;
    /** S256 of the code verifier. */
    readonly codeChallenge: string;
    readonly cookie: StateCookie;
  };
  /** The record of a state that comes back with its cookie, once; null when it expired, was used, or belongs to another browser. */
  redeem(state: string, cookies: string | undefined): InstallRecord | null;
  /** The name of a state's cookie. */
  cookieName(state: string): string;
};

const lifeMs = 10 * 60 * 1_000;
/** Used states that are remembered; they are dropped when they expire. */
const maxUsed = 10_000;

/**
 * Keeps the record in the browser's own cookie, sealed under a key derived from the client secret: nothing
 * in memory can be flooded, and an install survives a restart or ends on another instance. What is
 * remembered here is only which states were used, on top of HubSpot's code being good for one exchange.
 */
export function createInstallStates(deps: {
  readonly secret: string;
  /** True behind https: only then may the cookie demand it. */
  readonly isSecure: boolean;
  readonly clock: Clock;
}): InstallStates {
  const key = Buffer.from(hkdfSync("sha256", deps.secret, "", "ripen install state", 32));
  const used = new Map<string, number>();
  const prefix = deps.isSecure ? "__Host-ripen-install-" : "ripen-install-";
  const cookieName = (state: string): string => prefix + state.slice(0, 12);

  return {
    cookieName,
    issue(install) {
      const state = randomBytes(32).toString("base64url");
      const codeVerifier = randomBytes(32).toString("base64url");
      const expiresAt = deps.clock.now() + lifeMs;
      const value = seal(key, JSON.stringify({ ...install, state, codeVerifier, expiresAt }));
      return {
        state,
        codeChallenge: createHash("sha256").update(codeVerifier).digest("base64url"),
        cookie: { name: cookieName(state), value, maxAgeMs: lifeMs },
      };
    },
    redeem(state, cookies) {
      const now = deps.clock.now();
      const opened = open(key, cookieValue(cookies, cookieName(state)));
      if (opened === null || opened.state !== state) return null;
      if (opened.expiresAt <= now || used.has(state)) return null;
      for (const [old, expiresAt] of used) {
        if (expiresAt <= now || used.size >= maxUsed) used.delete(old);
      }
      used.set(state, opened.expiresAt);
      return opened;
    },
  };
}

function cookieValue(cookies: string | undefined, name: string): string {
  for (const cookie of cookies?.split(";") ?? []) {
    const [key, value] = cookie.trim().split("=", 2);
    if (key === name) return value ?? "";
  }
  return "";
}

function seal(key: Buffer, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

function open(key: Buffer, value: string): InstallRecord | null {
  const bytes = Buffer.from(value, "base64url");
  if (bytes.length < 28) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), {
      authTagLength: 16,
    }).setAuthTag(bytes.subarray(12, 28));
    const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    return record.parse(JSON.parse(text.toString("utf8")));
  } catch {
    return null;
  }
}
