import nock from "nock";
import { expect, test } from "vitest";
import { readAccountDetails } from "../../../src/hubspot/calls/account-details.ts";
import { uninstall } from "../../../src/hubspot/calls/uninstall.ts";
import {
  apiUrl,
  hubspotOverNock,
  portal,
  useNock,
} from "../../support/hubspot/hubspot-over-nock.ts";

useNock();

test("the account says its time zone and where its records are shown", async () => {
  nock(apiUrl, { reqheaders: { authorization: "Bearer token-1" } })
    .get("/account-info/2026-09/details")
    .reply(200, {
      portalId: 4242,
      accountType: "STANDARD",
      timeZone: "Europe/Madrid",
      companyCurrency: "EUR",
      additionalCurrencies: [],
      utcOffset: "+01:00",
      utcOffsetMilliseconds: 3_600_000,
      uiDomain: "app-eu1.hubspot.com",
      dataHostingLocation: "eu1",
    });
  await expect(readAccountDetails(hubspotOverNock().portal(portal))).resolves.toEqual({
    portalId: 4242,
    accountType: "STANDARD",
    timeZone: "Europe/Madrid",
    companyCurrency: "EUR",
    uiDomain: "app-eu1.hubspot.com",
    dataHostingLocation: "eu1",
  });
});

test("the app uninstalls itself with the portal's token", async () => {
  nock(apiUrl, { reqheaders: { authorization: "Bearer token-1" } })
    .delete("/appinstalls/2026-09/external-install")
    .reply(204);
  await expect(uninstall(hubspotOverNock().portal(portal))).resolves.toBeUndefined();
});
