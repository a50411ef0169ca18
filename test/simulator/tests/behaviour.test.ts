import { expect, test } from "vitest";
import { openHubSpot, testClock } from "./open-hubspot.ts";

test("page visits count views, and a visit for each half hour of silence", async () => {
  const clock = testClock();
  const { portal } = await openHubSpot({ contacts: 0, now: clock.now });
  const id = portal.createContact({ firstname: "Ana" });
  portal.visitPage(id, "https://example.com/");
  clock.move(60_000);
  portal.visitPage(id, "https://example.com/pricing");
  clock.move(31 * 60_000);
  portal.visitPage(id, "https://example.com/pricing");
  expect(portal.contact(id)?.properties).toMatchObject({
    hs_analytics_num_page_views: "3",
    hs_analytics_num_visits: "2",
    hs_analytics_average_page_views: "2",
    hs_analytics_first_url: "https://example.com/",
    hs_analytics_last_url: "https://example.com/pricing",
    hs_analytics_first_timestamp: "2026-11-20T09:00:00.000Z",
    hs_analytics_last_timestamp: "2026-11-20T09:32:00.000Z",
    hs_analytics_last_visit_timestamp: "2026-11-20T09:32:00.000Z",
    lastmodifieddate: "2026-11-20T09:32:00.000Z",
  });
});

test("form submissions count, keep their first and last name and date, and fill fields", async () => {
  const clock = testClock();
  const { portal } = await openHubSpot({ contacts: 0, now: clock.now });
  const id = portal.createContact({ firstname: "Ana" });
  for (const form of ["f-1", "f-2", "f-1", "f-1"]) {
    portal.submitForm(id, form, `Pricing: ${form}`, { jobtitle: "CEO" });
    clock.move(60_000);
  }
  expect(portal.contact(id)?.properties).toMatchObject({
    num_conversion_events: "4",
    num_unique_conversion_events: "2",
    first_conversion_event_name: "Pricing: f-1",
    first_conversion_date: "2026-11-20T09:00:00.000Z",
    recent_conversion_event_name: "Pricing: f-1",
    recent_conversion_date: "2026-11-20T09:03:00.000Z",
    hs_last_sales_activity_type: "FORM_SUBMITTED",
    jobtitle: "CEO",
  });
  const list = portal.contact(id)?.properties["hs_calculated_form_submissions"]?.split(";");
  expect(list?.map((entry) => entry.split("::")[0])).toEqual(["f-1", "f-2", "f-1", "f-1"]);
});

test("marketing and sales e-mail are counted apart", async () => {
  const clock = testClock();
  const { portal } = await openHubSpot({ contacts: 0, now: clock.now });
  const id = portal.createContact({ firstname: "Ana" });
  portal.openEmail(id);
  portal.clickEmail(id, "Launch");
  clock.move(1_000);
  portal.replyToEmail(id);
  expect(portal.contact(id)?.properties).toMatchObject({
    hs_email_open: "1",
    hs_email_click: "1",
    hs_email_last_click_date: "2026-11-20T09:00:00.000Z",
    hs_email_last_email_name: "Launch",
    hs_sales_email_last_replied: "2026-11-20T09:00:01.000Z",
    hs_last_sales_activity_type: "EMAIL_REPLY",
    hs_last_sales_activity_timestamp: "2026-11-20T09:00:01.000Z",
  });
  portal.bookMeeting(id);
  expect(portal.contact(id)?.properties["engagements_last_meeting_booked"]).toBe(
    "2026-11-20T09:00:01.000Z",
  );
});

test("entering a lifecycle stage keeps its date, and closing a deal is known", async () => {
  const clock = testClock();
  const { portal, call } = await openHubSpot({ contacts: 0, now: clock.now });
  const id = portal.createContact({ lifecyclestage: "lead" });
  clock.move(1_000);
  portal.editContact(id, { lifecyclestage: "customer" });
  expect(portal.contact(id)?.properties).toMatchObject({
    hs_lifecyclestage_lead_date: "2026-11-20T09:00:00.000Z",
    hs_lifecyclestage_customer_date: "2026-11-20T09:00:01.000Z",
  });
  const deal = portal.addDeal(id, { dealname: "Big", dealstage: "contractsent" });
  portal.editObject("deals", deal, { dealstage: "closedwon" });
  expect(portal.objectsOf(id, "deals")).toEqual([deal]);
  const { body } = await call(
    "GET",
    `/crm/objects/2026-09/deals/${deal}?properties=hs_is_closed_won`,
  );
  expect(body["properties"]?.["hs_is_closed_won"]).toBe("true");
});

test("event occurrences are an Enterprise matter, without marketing e-mail", async () => {
  const path = "/events/event-occurrences/2026-09?objectType=contact&objectId=";
  const { portal, call } = await openHubSpot({ contacts: 0, tier: "enterprise" });
  const id = portal.createContact({ firstname: "Ana" });
  portal.visitPage(id, "https://example.com/");
  portal.clickEmail(id);
  portal.submitForm(id, "f-1", "Page: Form");
  const { body } = await call("GET", path + id);
  expect(body["results"]?.map((each) => each["eventType"])).toEqual([
    "e_form_submission",
    "e_visited_page",
  ]);
  const types = await call("GET", "/events/event-occurrences/2026-09/event-types");
  expect(types.body["eventTypes"]).toContain("e_visited_page");
  const lower = await openHubSpot({ contacts: 0, tier: "professional" });
  expect((await lower.call("GET", path + id)).status).toBe(403);
});
