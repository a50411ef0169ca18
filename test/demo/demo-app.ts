import { optionalScopes, requiredScopes } from "../../src/oauth/scopes.ts";
import { subscriptions } from "../../webhooks/subscriptions.ts";
import type { AppConfig } from "../simulator/options.ts";

/** The app's keys in the simulated HubSpot. Nothing here is a secret of anybody. */
export const demoKeys = {
  appId: 50_780_459,
  clientId: "0c1e5d9a-demo-client",
  clientSecret: "5a1d3cbe-demo-secret-of-nobody",
  masterKeys: `demo:${Buffer.alloc(32, 7).toString("base64")}`,
} as const;

/** The app as its project files would register it in HubSpot, listening at `appUrl`. */
export function demoApp(appUrl: string): AppConfig {
  return {
    appId: demoKeys.appId,
    clientId: demoKeys.clientId,
    clientSecret: demoKeys.clientSecret,
    redirectUrls: [`${appUrl}/oauth/callback`],
    requiredScopes,
    optionalScopes,
    webhookUrl: `${appUrl}/webhooks`,
    subscriptions,
  };
}
