import { escapeHtml } from "../base/escape-html.ts";
import { Router, type Request, type Response } from "express";
import type { PortalId } from "../store/engine/portal-id.ts";
import { authorizeUrl } from "./authorize-url.ts";
import { completeInstall, type InstallDeps } from "./complete-install.ts";
import { type InstallFailure, describeFailure } from "./install-failure.ts";
import { createInstallStates, type InstallRecord } from "./install-state.ts";
import { createHash } from "node:crypto";

export type OauthRouterDeps = InstallDeps & {
  readonly publicUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where people accept the install, without a slash at the end. */
  readonly authorizeBase: string;
  /** The page of ours that a person sees after installing from our own link. */
  readonly afterInstallUrl: (portalId: PortalId) => string | Promise<string>;
  /** Called once the portal is stored and can be called; its failure is logged and does not undo the install. */
  readonly onInstalled: (portalId: PortalId) => Promise<void>;
};

/**
 * The three ways in which the app gets installed (hubspot-facts 1.1), all on GET /oauth/install and
 * GET /oauth/callback: HubSpot calls either, as the listing says. Mount it at the root.
 */
export function createOauthRouter(deps: OauthRouterDeps): Router {
  const isSecure = deps.publicUrl.startsWith("https:");
  const states = createInstallStates({ secret: deps.clientSecret, isSecure, clock: deps.clock });
  const { origin } = new URL(deps.authorizeBase);

  const begin = async (
    response: Response,
    flow: InstallRecord["flow"],
    portalId: number | null,
  ): Promise<{ readonly state: string; readonly codeChallenge: string }> => {
    const { state, codeChallenge, cookie } = await states.issue({ flow, portalId });
    response.cookie(cookie.name, cookie.value, {
      httpOnly: true,
      secure: isSecure,
      // HubSpot runs the sign-in step in a frame of its own; browsers take None only with Secure (hubspot-facts 1.1).
      sameSite: flow === "partner" && isSecure ? "none" : "lax",
      path: "/",
      maxAge: cookie.maxAgeMs,
    });
    return { state, codeChallenge };
  };

  const finish = async (
    request: Request,
    response: Response,
    install: {
      readonly code: string;
      readonly record: InstallRecord | null;
      readonly to: URL | null;
    },
  ): Promise<void> => {
    const result = await completeInstall(deps, {
      code: install.code,
      // Only installs from our own link went through an authorize address with our challenge in it.
      codeVerifier: install.record?.flow === "own" ? install.record.codeVerifier : null,
      wantedPortal: install.record?.portalId ?? null,
      language: languageOf(request),
    });
    if (result.kind === "failed") return fail(request, response, result.failure);
    const { portalId } = result;
    try {
      await deps.onInstalled(portalId);
    } catch (error) {
      deps.log.error({ portal: portalId, err: error }, "the first steps after an install failed");
    }
    response.redirect(302, install.to?.href ?? (await deps.afterInstallUrl(portalId)));
  };

  const redeem = async (
    request: Request,
    response: Response,
    state: string,
    flow: InstallRecord["flow"],
  ): Promise<InstallRecord | null> => {
    const record = await states.redeem(state, request.headers.cookie);
    response.clearCookie(states.cookieName(state), { path: "/", secure: isSecure, httpOnly: true });
    return record?.flow === flow ? record : null;
  };

  const answer = async (
    request: Request,
    response: Response,
    wish: InstallRequest,
  ): Promise<void> => {
    const to = "returnUrl" in wish ? parseReturnUrl(wish.returnUrl, origin) : null;
    if ("returnUrl" in wish && to === null) return fail(request, response, { kind: "returnUrl" });
    switch (wish.kind) {
      case "start": {
        const started = await begin(response, "own", wish.portalId);
        return response.redirect(
          302,
          authorizeUrl({ ...deps, ...started, portalId: wish.portalId }),
        );
      }
      case "signIn": {
        // Ripen has no accounts of its own to sign in to: the state binds the second step to this browser.
        const { state } = await begin(response, "partner", null);
        to?.searchParams.set("state", state);
        return response.redirect(302, to?.href ?? "/");
      }
      case "own":
      case "finalize": {
        const flow = wish.kind === "own" ? "own" : "partner";
        const record = await redeem(request, response, wish.state, flow);
        if (record === null) return fail(request, response, { kind: "expired" });
        return finish(request, response, { code: wish.code, record, to });
      }
      case "seamless":
        return finish(request, response, { code: wish.code, record: null, to });
      case "denied":
      case "unclear":
        return fail(request, response, { kind: wish.kind });
      default:
        return wish satisfies never;
    }
  };

  const handle = (isCallback: boolean) => async (request: Request, response: Response) => {
    response.set({ "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" });
    const wish = readInstallRequest(request.query);
    try {
      await answer(
        request,
        response,
        isCallback && wish.kind === "start" ? { kind: "unclear" } : wish,
      );
    } catch (error) {
      deps.log.error({ err: error }, "an install failed");
      fail(request, response, { kind: "internal" });
    }
  };

  return Router().get("/oauth/install", handle(false)).get("/oauth/callback", handle(true));
}

function fail(request: Request, response: Response, failure: InstallFailure): void {
  const { status, html } = failurePage(failure, languageOf(request), "/oauth/install");
  response.status(status).set("Content-Security-Policy", failurePagePolicy);
  response.type("html").send(html);
}

function languageOf(request: Request): "en" | "es" {
  return request.acceptsLanguages("en", "es") === "es" ? "es" : "en";
}

const style =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem;color:#213343}" +
  "h1{font-size:1.4rem}a{display:inline-block;margin-top:1rem;padding:.6rem 1.2rem;border-radius:4px;background:#213343;color:#fff;text-decoration:none}";

/** The page's own policy: nothing but its one style. */
const failurePagePolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** A page that says what happened and what to do. `startAgain` is the address that begins a new install. */
function failurePage(
  failure: InstallFailure,
  language: "en" | "es",
  startAgain: string,
): { readonly status: number; readonly html: string } {
  const description = describeFailure(failure);
  const { title, body } = description[language];
  const again = language === "es" ? "Empezar de nuevo" : "Start again";
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(body)}</p><a href="${escapeHtml(startAgain)}">${again}</a></main></body></html>`;
  return { status: description.status, html };
}

/** What a browser that arrives at one of our install addresses wants (hubspot-facts 1.1). */
type InstallRequest =
  /** Nothing yet: send it to HubSpot's authorize page. */
  | { readonly kind: "start"; readonly portalId: number | null }
  /** Our own link comes back. */
  | { readonly kind: "own"; readonly code: string; readonly state: string }
  /** A Marketplace install without sign-in: HubSpot did the consent, so there is no state of ours. */
  | { readonly kind: "seamless"; readonly code: string; readonly returnUrl: string }
  /** A Marketplace install with sign-in, first step: HubSpot asks for a state. */
  | { readonly kind: "signIn"; readonly returnUrl: string }
  /** Its second step. */
  | {
      readonly kind: "finalize";
      readonly code: string;
      readonly state: string;
      readonly returnUrl: string;
    }
  /** The person, or HubSpot, said no. */
  | { readonly kind: "denied" }
  /** None of these. */
  | { readonly kind: "unclear" };

/** Reads the query of an install address; a parameter that comes twice counts as absent. */
function readInstallRequest(query: Readonly<Record<string, unknown>>): InstallRequest {
  const text = (name: string): string | null => {
    const value = query[name];
    return typeof value === "string" && value !== "" && value.length <= 4_096 ? value : null;
  };
  const code = text("code");
  const state = text("state");
  const returnUrl = text("returnUrl");
  const step = text("step");

  if (text("error") !== null) return { kind: "denied" };
  if (step === "authorize") {
    return returnUrl === null ? { kind: "unclear" } : { kind: "signIn", returnUrl };
  }
  if (code !== null) {
    if (step === "finalize") {
      return state === null || returnUrl === null
        ? { kind: "unclear" }
        : { kind: "finalize", code, state, returnUrl };
    }
    if (state !== null) return { kind: "own", code, state };
    return returnUrl === null ? { kind: "unclear" } : { kind: "seamless", code, returnUrl };
  }
  if (step !== null || state !== null || returnUrl !== null) return { kind: "unclear" };
  const account = text("portalId");
  if (account === null) return { kind: "start", portalId: null };
  return /^\d{1,15}$/.test(account)
    ? { kind: "start", portalId: Number.parseInt(account, 10) }
    : { kind: "unclear" };
}

/**
 * An address of HubSpot's to which a browser may be sent back after an install, or null: https on
 * hubspot.com or a sub-domain of it (hubspot-facts 1.1), or the very origin of the authorize page when
 * that is a simulator's.
 */
function parseReturnUrl(text: string, authorizeOrigin: string): URL | null {
  const url = URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "") return null;
  if (url.origin === authorizeOrigin) return url;
  const isHubSpot = url.hostname === "hubspot.com" || url.hostname.endsWith(".hubspot.com");
  return url.protocol === "https:" && url.port === "" && isHubSpot ? url : null;
}
