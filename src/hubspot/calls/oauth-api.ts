import { z } from "zod";
import { sendForm, type OauthDeps } from "../transport/send-form.ts";
import { apiVersion } from "../transport/wire.ts";

const tokens = z
  .object({
    access_token: z.string().min(1),
    refresh_token: z.string().min(1),
    expires_in: z.number().positive(),
    hub_id: z.number().optional(),
    user_id: z.number().optional(),
    scopes: z.array(z.string()).optional(),
  })
  .transform((raw) => ({
    accessToken: raw.access_token,
    refreshToken: raw.refresh_token,
    /** Milliseconds of life, 30 minutes in practice. */
    lifeMs: raw.expires_in * 1_000,
    hubId: raw.hub_id ?? null,
    scopes: raw.scopes ?? null,
  }));

/** What the token endpoint gives (hubspot-facts 1.3). `hubId` and `scopes` are null when it left them out. */
export type GrantedTokens = z.infer<typeof tokens>;

const introspection = z
  .object({
    active: z.boolean(),
    hub_id: z.number().optional(),
    user: z.string().optional(),
    hub_domain: z.string().optional(),
    scopes: z.array(z.string()).optional(),
  })
  .transform((raw) =>
    raw.active && raw.hub_id !== undefined
      ? {
          active: true as const,
          hubId: raw.hub_id,
          /** The e-mail address of who installed. */
          user: raw.user ?? "",
          hubDomain: raw.hub_domain ?? "",
          scopes: raw.scopes ?? [],
        }
      : { active: false as const },
  );

/** What a token stands for (hubspot-facts 1.5). */
export type Introspection = z.infer<typeof introspection>;

type TokenKind = "access_token" | "refresh_token";

/** The token endpoint: dated paths, everything in a form-encoded body (hubspot-facts 1.3 to 1.5). All throw HubSpotError. */
export type OauthApi = {
  /** The code of an install for tokens; it works once. A code that HubSpot will not take is `refused`, with its status as category. */
  exchangeCode(code: string, codeVerifier: string | null): Promise<GrantedTokens>;
  /** `disconnected` when the app is no longer installed. */
  refresh(refreshToken: string): Promise<GrantedTokens>;
  introspect(token: string, kind: TokenKind): Promise<Introspection>;
  /** Access tokens that were given out work until they expire. */
  revoke(token: string, kind: TokenKind): Promise<void>;
};

/** Builds the calls of the token endpoint for one app. */
export function createOauthApi(deps: OauthDeps): OauthApi {
  const path = `/oauth/${apiVersion}/token`;
  const app = { client_id: deps.clientId, client_secret: deps.clientSecret };
  return {
    exchangeCode: (code, codeVerifier) =>
      sendForm(deps, {
        path,
        form: {
          grant_type: "authorization_code",
          ...app,
          // Which redirect URL a Marketplace install's code belongs to is not documented: the registered one is assumed.
          redirect_uri: deps.redirectUri,
          code,
          ...(codeVerifier === null ? {} : { code_verifier: codeVerifier }),
        },
        schema: tokens,
        idempotent: false,
        invalidMeansDisconnected: false,
      }),
    refresh: (refreshToken) =>
      sendForm(deps, {
        path,
        form: { grant_type: "refresh_token", ...app, refresh_token: refreshToken },
        schema: tokens,
        idempotent: true,
        invalidMeansDisconnected: true,
      }),
    introspect: (token, kind) =>
      sendForm(deps, {
        path: `${path}/introspect`,
        form: { ...app, token, token_type_hint: kind },
        schema: introspection,
        idempotent: true,
        invalidMeansDisconnected: false,
      }),
    revoke: async (token, kind) => {
      await sendForm(deps, {
        path: `${path}/revoke`,
        form: { ...app, token, token_type_hint: kind },
        schema: z.unknown(),
        idempotent: true,
        invalidMeansDisconnected: false,
      });
    },
  };
}
