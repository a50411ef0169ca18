import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openConsoleStage, type ConsoleStage } from "../../support/browser/console-stage.ts";

/** From the first page of the console to an account that is live. */
const mostClicks = 12;

let stage: ConsoleStage;
beforeAll(async () => {
  stage = await openConsoleStage(13, [{ contacts: 60 }]);
});
afterAll(async () => {
  await stage?.close();
});

test("twelve clicks lead from the first entry to live: a model chosen, the hand-off bound, published", async () => {
  const [portal] = stage.portals;
  const { page, faults } = await stage.newPage();
  await stage.install(page, portal);
  await page.locator("[data-first-run=done]").waitFor();
  await stage.settle(portal);
  let clicks = 0;
  const click = async (what: Locator): Promise<void> => {
    clicks += 1;
    await what.click();
  };
  const next = page.getByRole("button", { name: "Done, next step" });
  const step = (id: string): Promise<void> => page.locator(`[data-step=${id}]`).waitFor();

  await step("map");
  await click(next);
  await step("model");
  await click(page.getByRole("button", { name: "Use this model: B2B services" }));
  await page.getByText("The draft is now 'B2B services").waitFor();
  await page.locator("[data-step=model]").getByText("In use").waitFor();
  await click(next);
  await step("preview");
  await click(next);
  await step("workflows");
  await click(
    page.locator("[data-scenario=handoff]").getByRole("button", { name: /^(Bind|Change)…$/ }),
  );
  await click(page.getByRole("dialog").getByRole("button", { name: "Bind", exact: true }));
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await click(next);
  await step("publish");
  await click(page.getByRole("button", { name: "Publish", exact: true }));
  await page.getByText(/^Version \d+ is in force/).waitFor();
  await click(page.getByRole("button", { name: "Done", exact: true }));

  await page.getByText("You are live").waitFor();
  const live = page.locator("[data-live]");
  expect(await live.getByRole("listitem").count()).toBe(3);
  expect(await live.getByText("Not seen yet").count()).toBe(2);
  expect(
    await live.getByRole("link", { name: "Open workflows in HubSpot" }).getAttribute("href"),
  ).toContain(`/workflows/${portal.id}`);
  console.log(`from first entry to live: ${clicks} clicks`);
  expect(clicks).toBeLessThanOrEqual(mostClicks);
  expect(faults).toEqual([]);
});
