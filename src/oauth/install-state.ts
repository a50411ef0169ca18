import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { parseCookie } from "cookie";
import { EncryptJWT, jwtDecrypt } from "jose";
import { z } from "zod";
import type { Clock } from "../base/clock.ts";

/** What an install that was started here must be able to recall. */
const record = z.object({
  /** `own`: from our link. `partner`: the sign-in step of a Marketplace install (hubspot-facts 1.1). */
  flow: z.enum(["own", "partner"]),
  codeVerifier: z.string(),
  /** The account that was asked for, if any. */
  portalId: z.number().nullable(),
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
  issue(install: Pick<InstallRecord, "flow" | "portalId">): Promise<{
    readonly state: string;
    /** S256 of the code verifier. */
    readonly codeChallenge: string;
    readonly cookie: StateCookie;
  }>;
  /** The record of a state that comes back with its cookie, once; null when it expired, was used, or belongs to another browser. */
  redeem(state: string, cookies: string | undefined): Promise<InstallRecord | null>;
  /** The name of a state's cookie. */
  cookieName(state: string): string;
};

const lifeMs = 10 * 60 * 1_000;
/** Used states that are remembered; they are dropped when they expire. */
const maxUsed = 10_000;

/**
 * Keeps the record in the browser's own cookie, as an encrypted JWT under a key derived from the client secret:
 * nothing in memory can be flooded, and an install survives a restart or ends on another instance. What is
 * remembered here is only which states were used, on top of HubSpot's code being good for one exchange.
 */
export function createInstallStates(deps: {
  readonly secret: string;
  /** True behind https: only then may the cookie demand it. */
  readonly isSecure: boolean;
  readonly clock: Clock;
}): InstallStates {
  const key = new Uint8Array(hkdfSync("sha256", deps.secret, "", "ripen install state", 32));
  const used = new Map<string, number>();
  const prefix = deps.isSecure ? "__Host-ripen-install-" : "ripen-install-";
  const cookieName = (state: string): string => prefix + state.slice(0, 12);

  return {
    cookieName,
    issue: async (install) => {
      const state = randomBytes(32).toString("base64url");
      const codeVerifier = randomBytes(32).toString("base64url");
      const value = await new EncryptJWT({ ...install, codeVerifier })
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .setJti(state)
        .setExpirationTime(new Date(deps.clock.now() + lifeMs))
        .encrypt(key);
      return {
        state,
        codeChallenge: createHash("sha256").update(codeVerifier).digest("base64url"),
        cookie: { name: cookieName(state), value, maxAgeMs: lifeMs },
      };
    },
    redeem: async (state, cookies) => {
      const now = deps.clock.now();
      const value = parseCookie(cookies ?? "")[cookieName(state)] ?? "";
      const opened = await open(key, value, now);
      if (opened === null || opened.state !== state || used.has(state)) return null;
      for (const [old, expiresAt] of used) {
        if (expiresAt <= now || used.size >= maxUsed) used.delete(old);
      }
      used.set(state, opened.expiresAt);
      return opened.record;
    },
  };
}

/** What a cookie holds; null when it is not ours, was changed, or has expired at `now`. */
async function open(
  key: Uint8Array,
  value: string,
  now: number,
): Promise<{
  readonly state: string;
  readonly expiresAt: number;
  readonly record: InstallRecord;
} | null> {
  try {
    const { payload } = await jwtDecrypt(value, key, {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
      requiredClaims: ["jti", "exp"],
      currentDate: new Date(now),
    });
    return {
      state: payload.jti ?? "",
      expiresAt: (payload.exp ?? 0) * 1_000,
      record: record.parse(payload),
    };
  } catch {
    return null;
  }
}
