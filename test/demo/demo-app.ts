/** The app as the demo registers it in the simulated HubSpot. Nothing here is a secret of anybody. */
export const demoApp = {
  appId: 50_780_459,
  clientId: "0c1e5d9a-demo-client",
  clientSecret: "5a1d3cbe-demo-secret-of-nobody",
  masterKeys: `demo:${Buffer.alloc(32, 7).toString("base64")}`,
} as const;
