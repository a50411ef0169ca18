import { onTestFinished } from "vitest";
import type { PortalControl } from "../control.ts";
import { demoApp } from "../demo-app.ts";
import type { AppConfig, SimulatorOptions } from "../options.ts";
import { startSimulator, type Simulator } from "../simulator.ts";

/** An answer with its JSON body, null for none and for another kind of body. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
};
type Body = { readonly [name: string]: Body } & readonly Body[] & string;

export type Opened = {
  readonly simulator: Simulator;
  readonly portal: PortalControl;
  /** Calls the API with a token of the portal; an object or array becomes JSON. */
  readonly call: (method: string, path: string, body?: unknown) => Promise<Answer>;
  readonly token: string;
  readonly app: AppConfig;
};

/** A clock that stands still until it is moved. */
export type TestClock = { now: () => number; move(ms: number): void };

export function testClock(start = Date.UTC(2026, 10, 20, 9)): TestClock {
  let at = start;
  return {
    now: () => at,
    move: (ms) => {
      at += ms;
    },
  };
}

/** Starts a simulator with an installed app for one test; it closes itself. */
export async function openHubSpot(options: Partial<SimulatorOptions> = {}): Promise<Opened> {
  const app = options.app ?? { ...demoApp("http://localhost:3000"), webhookUrl: "" };
  const simulator = await startSimulator({ contacts: 12, ...options, app });
  onTestFinished(() => simulator.close());
  const [portal] = simulator.portals;
  if (!portal) throw new Error("There is no portal");
  const token = await install(simulator, portal, app);
  return { simulator, portal, app, token, call: caller(simulator, token) };
}

/** Makes calls with a given token. */
export function caller(simulator: Simulator, token: string): Opened["call"] {
  return async (method, path, body) => {
    const response = await fetch(simulator.url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return answerOf(response);
  };
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  const body = (isJson ? JSON.parse(text) : null) as Body;
  return { status: response.status, headers: response.headers, body };
}

/** The install link of the app with all of its scopes. */
export function installLink(simulator: Simulator, app: AppConfig, more: object = {}): string {
  const query = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: app.redirectUrls[0] ?? "",
    scope: app.requiredScopes.join(" "),
    optional_scope: app.optionalScopes.join(" "),
    ...more,
  });
  return `${simulator.url}/oauth/authorize?${query.toString()}`;
}

/** Posts a form to the token endpoint, or to what stands below it. */
export async function postToken(
  simulator: Simulator,
  form: Readonly<Record<string, string>>,
  below = "",
): Promise<Answer> {
  const url = `${simulator.url}/oauth/2026-09/token${below}`;
  return answerOf(await fetch(url, { method: "POST", body: new URLSearchParams(form) }));
}

export function credentials(app: AppConfig): {
  readonly client_id: string;
  readonly client_secret: string;
} {
  return { client_id: app.clientId, client_secret: app.clientSecret };
}

async function install(
  simulator: Simulator,
  portal: PortalControl,
  app: AppConfig,
): Promise<string> {
  const back = new URL(portal.approveInstall(installLink(simulator, app)));
  const { body } = await postToken(simulator, {
    ...credentials(app),
    grant_type: "authorization_code",
    code: back.searchParams.get("code") ?? "",
    redirect_uri: app.redirectUrls[0] ?? "",
  });
  return String(body["access_token"]);
}
