import { afterAll, beforeAll, expect, test } from "vitest";
import type { PortalControl } from "../../simulator/control.ts";
import { graveFaults } from "../../support/browser/axe.ts";
import {
  openConsoleStage,
  type ConsolePage,
  type ConsoleStage,
} from "../../support/browser/console-stage.ts";

let stage: ConsoleStage;
let portal: PortalControl;
let opened: ConsolePage;
beforeAll(async () => {
  stage = await openConsoleStage(9, [{ contacts: 30 }]);
  [portal] = stage.portals;
  opened = await stage.newPage();
  await stage.install(opened.page, portal);
  await opened.page.locator("[data-first-run=done]").waitFor();
  await stage.settle(portal);
});
afterAll(async () => {
  await stage?.close();
});

test("an admin disconnects Ripen by the account's number, frees what workflows use, in Spanish tries again after a failure, and installs anew", async () => {
  const { page } = opened;
  stage.simulator.addFault({ route: "account.uninstall", kinds: ["503"] });
  await page.goto(`${stage.url}/console/health`);
  await page.getByRole("button", { name: "Disconnect Ripen…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/stops every call to it at once/).waitFor();
  await dialog.getByRole("checkbox", { name: /^Archive the contact properties/ }).check();
  const yes = dialog.getByRole("button", { name: "Disconnect for good" });
  await dialog.getByLabel(/^Type this account's number/).fill("1");
  expect(await yes.isDisabled()).toBe(true);
  await dialog.getByLabel(/^Type this account's number/).fill(String(portal.id));
  expect(await graveFaults(page)).toEqual([]);
  await yes.click();
  await page.locator("[data-leaving=failed]").waitFor();
  // What workflows use HubSpot does not archive: it is listed, each with its workflow, until an admin has dealt with them.
  await page.getByText("ripen_handoff_at", { exact: true }).waitFor();
  await page
    .getByRole("link", { name: /^workflow 1/i })
    .first()
    .waitFor();
  expect(await graveFaults(page)).toEqual([]);
  for (const { workflowId } of portal.workflows()) portal.deleteWorkflow(workflowId);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("The properties are archived already.").waitFor();
  expect(await graveFaults(page)).toEqual([]);

  stage.simulator.clearFaults();
  const spanish = await stage.newPage({ language: "es-ES" });
  await spanish.page.goto(`${stage.url}/console/demo-enter`);
  await spanish.page.goto(`${stage.url}/console/health`);
  await spanish.page.getByText("No se ha podido desconectar Ripen").waitFor();
  await spanish.page.getByRole("button", { name: "Intentar de nuevo" }).click();
  await spanish.page.locator("[data-leaving=disconnected]").waitFor();
  await spanish.page.getByText(/^Desconectado desde el/).waitFor();
  expect(portal.installed()).toBe(false);

  await stage.install(page, portal);
  await stage.settle(portal);
  expect(portal.installed()).toBe(true);
  await page.goto(`${stage.url}/console/health`);
  await page.locator("[data-leaving=connected]").waitFor();
  const scored = portal.contacts().filter(({ properties }) => properties["ripen_band"]);
  expect(scored).toHaveLength(30);
  expect([...opened.faults, ...spanish.faults]).toEqual([]);
});
