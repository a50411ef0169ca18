import { Router, type Request, type Response } from "express";
import type { PortalId } from "../store/engine/portal-id.ts";
import { authorizeOrigin, authorizeUrl } from "./authorize-url.ts";
import { completeInstall, type InstallDeps } from "./complete-install.ts";
import { failurePage, failurePagePolicy } from "./failure-page.ts";
import type { InstallFailure } from "./install-failure.ts";
import { readInstallRequest, type InstallRequest } from "./install-request.ts";
import { createInstallStates, type InstallRecord } from "./install-state.ts";
import { parseReturnUrl } from "./return-url.ts";

export type OauthRouterDeps = InstallDeps & {
  readonly apiUrl: string;
  readonly publicUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
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
  const origin = authorizeOrigin(deps.apiUrl);

  const begin = (
    response: Response,
    flow: InstallRecord["flow"],
    portalId: number | null,
  ): { readonly state: string; readonly codeChallenge: string } => {
    const { state, codeChallenge, cookie } = states.issue({ flow, portalId });
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

  const redeem = (
    request: Request,
    response: Response,
    state: string,
    flow: InstallRecord["flow"],
  ): InstallRecord | null => {
    const record = states.redeem(state, request.headers.cookie);
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
        const started = begin(response, "own", wish.portalId);
        return response.redirect(
          302,
          authorizeUrl({ ...deps, ...started, portalId: wish.portalId }),
        );
      }
      case "signIn": {
        // Ripen has no accounts of its own to sign in to: the state binds the second step to this browser.
        to?.searchParams.set("state", begin(response, "partner", null).state);
        return response.redirect(302, to?.href ?? "/");
      }
      case "own":
      case "finalize": {
        const flow = wish.kind === "own" ? "own" : "partner";
        const record = redeem(request, response, wish.state, flow);
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
