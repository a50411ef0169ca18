import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PortalControl } from "../../simulator/control.ts";
import { graveFaults } from "../../support/browser/axe.ts";
import {
  openConsoleStage,
  type ConsolePage,
  type ConsoleStage,
} from "../../support/browser/console-stage.ts";
import { createProperty } from "../../support/browser/portal-properties.ts";

let stage: ConsoleStage;
let portal: PortalControl;
let opened: ConsolePage;
let page: Page;

beforeAll(async () => {
  stage = await openConsoleStage(7, [{ contacts: 60 }]);
  [portal] = stage.portals;
  opened = await stage.newPage({ language: "es-ES" });
  page = opened.page;
  await stage.install(page, portal);
  await stage.settle(portal);
  await createProperty(stage.simulator.url, portal, {
    name: "puntos_propios",
    label: "Puntos propios",
    type: "number",
    fieldType: "number",
  });
  await createProperty(stage.simulator.url, portal, {
    name: "apodo",
    label: "Apodo",
    type: "string",
    fieldType: "text",
  });
  const [first, second] = portal.contacts();
  // HubSpot tells the names of a contact's first and last form alone.
  for (const [id, name] of [
    ["f-1", "Uno"],
    ["f-2", "Dos"],
    ["f-3", "Tres"],
  ] as const) {
    portal.submitForm(first?.id ?? "", id, name);
  }
  for (const contact of [first, second]) {
    portal.editContact(contact?.id ?? "", { puntos_propios: "7" });
  }
  await stage.settle(portal);
});
afterAll(async () => {
  await stage?.close();
});

test("a score goes to a property of the account's own once somebody has seen what it overwrites, in Spanish", async () => {
  await page.goto(`${stage.url}/console/mapping`);
  await page.getByRole("button", { name: "Leer de nuevo" }).click();
  await page.getByRole("button", { name: "Leer de nuevo" }).waitFor();
  const row = page.locator("[data-output=ripen_lead_score]");
  await row.getByRole("button", { name: "Cambiar dónde se escribe Puntuación del lead" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Propiedad suya").click();
  await page.getByRole("option", { name: /Puntos propios/ }).waitFor();
  expect(await page.getByRole("option", { name: /Apodo/ }).count()).toBe(0);
  await page.getByRole("option", { name: /Puntos propios/ }).click();
  const save = dialog.getByRole("button", { name: "Guardar en el borrador" });
  await dialog.getByText("Esta propiedad tiene valor en 2 contactos.").waitFor();
  expect(await save.isDisabled()).toBe(true);
  expect(await graveFaults(page)).toEqual([]);
  await dialog.getByLabel("Sobrescribir los valores de 2 contactos").check();
  await save.click();
  await row.getByText("puntos_propios").waitFor();
  await row.getByText("A su propiedad").waitFor();
  const before = portal.contacts().map(({ properties }) => properties["ripen_lead_score"]);

  await page.goto(`${stage.url}/console/publish`);
  await page.getByText("se escribe en su propiedad: puntos_propios").waitFor();
  await page.getByLabel("Nombre de la versión").fill("Puntos en nuestra propiedad");
  const accept = page.getByRole("checkbox", { name: /Publicar aunque/ });
  if (await accept.isVisible()) await accept.check();
  await page.getByRole("button", { name: "Publicar", exact: true }).click();
  await page.getByText(/^La versión \d+ está en vigor/).waitFor();
  const written = () => portal.contacts().map(({ properties }) => properties["puntos_propios"]);
  await expect.poll(written).toEqual(before);
  await stage.settle(portal);
  expect(portal.contacts().some(({ properties }) => properties["ripen_lead_score"])).toBe(false);
  expect(opened.faults).toEqual([]);
});

test("un administrador pone nombre a un formulario del que HubSpot no dice ninguno", async () => {
  await page.goto(`${stage.url}/console/mapping`);
  const row = page.locator("[data-forms] [data-form=f-2]");
  await row.getByText("Nombre desconocido").waitFor();
  await row.getByRole("button", { name: "Poner nombre al formulario f-2" }).click();
  await row.getByLabel("Nombre del formulario").fill("Solicitar una demo");
  expect(await graveFaults(page)).toEqual([]);
  await row.getByRole("button", { name: "Guardar" }).click();
  await row.getByText("Solicitar una demo").waitFor();
  await row.getByText("una persona aquí").waitFor();
  expect(opened.faults).toEqual([]);
});
