import { randomBytes } from "node:crypto";
import nock from "nock";
import { expect, test } from "vitest";
import { installStatic } from "../../src/oauth/install-static.ts";
import { createSealing } from "../../src/oauth/sealing.ts";
import { staticToken } from "../../src/oauth/static-token.ts";
import {
  apiUrl,
  hubspotOverNock,
  leapingClock,
  useNock,
} from "../support/hubspot/hubspot-over-nock.ts";
import { memoryPortals } from "../support/portals/memory-portals.ts";

useNock();

const sealing = createSealing({ current: "k", keys: new Map([["k", randomBytes(32)]]) });
const tokens = staticToken("pat-na1-x");
const hubspot = hubspotOverNock({
  accessToken: (portal) => tokens.accessToken(portal),
  onUnauthorized: (portal, refused) => tokens.renew(portal, refused),
});

test("the account of a static token names itself, and a restart changes nothing", async () => {
  const portals = memoryPortals();
  const clock = leapingClock();
  nock(apiUrl, { reqheaders: { authorization: "Bearer pat-na1-x" } })
    .get("/account-info/2026-09/details")
    .twice()
    .reply(200, { portalId: 77, timeZone: "America/Bogota", uiDomain: "app.hubspot.com" });
  const id = await installStatic({ portals, sealing, clock, hubspot }, "es");
  const first = await portals.get(id);
  expect(first).toMatchObject({
    portalId: 77,
    status: "connected",
    timeZone: "America/Bogota",
    refreshToken: null,
  });
  await clock.sleep(1_000);
  await installStatic({ portals, sealing, clock, hubspot }, "es");
  expect(await portals.get(id)).toEqual(first);
});

test("a static token that HubSpot refuses says what to do", async () => {
  nock(apiUrl).get("/account-info/2026-09/details").reply(401, {});
  await expect(
    installStatic({ portals: memoryPortals(), sealing, clock: leapingClock(), hubspot }, "en"),
  ).rejects.toThrow("check the static token");
});
