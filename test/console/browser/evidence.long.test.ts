import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Evidence } from "../../../src/console/contract/evidence.ts";
import type { PortalControl } from "../../simulator/control.ts";
import { openConsoleStage, type ConsoleStage } from "../../support/browser/console-stage.ts";

let stage: ConsoleStage;
let portal: PortalControl;
beforeAll(async () => {
  stage = await openConsoleStage(11, [{ contacts: 1_800 }]);
  [portal] = stage.portals;
  const { page } = await stage.newPage();
  await stage.install(page, portal);
  await stage.settle(portal);
  await page.context().close();
});
afterAll(async () => {
  await stage?.close();
});

const words = {
  "en-GB": {
    empty: "No histories yet",
    read: "Read histories",
    readOn: /^Read on /,
    look: "Look at what sold",
    tabs: ["How the model does", "Where to set ready", "Propose points", "Compare"],
    criteria: "Criteria beside what sold",
    use: "Use this",
    used: /^The draft is ready from \d+ on/,
    undo: "Undo",
    way: "Points of these criteria",
    propose: "Propose points",
    against: "Old against new",
    takeOver: "Take over",
    toPreview: "Go to the preview",
    publish: "Publish",
    name: "Name of the version",
    accept: "Publish although model hygiene finds errors",
    inForce: /^Version \d+ is in force/,
  },
  "es-ES": {
    empty: "Aún no hay historiales",
    read: "Leer historiales",
    readOn: /^Leídos el /,
    look: "Mirar qué se vendió",
    tabs: ["Qué tal va el modelo", "Dónde fijar listo", "Proponer puntos", "Comparar"],
    criteria: "Criterios junto a lo que se vendió",
    use: "Usar este",
    used: /^El borrador está listo desde \d+/,
    undo: "Deshacer",
    way: "Los puntos de estos criterios",
    propose: "Proponer puntos",
    against: "Antes y después",
    takeOver: "Adoptar",
    toPreview: "Ir a la vista previa",
    publish: "Publicar",
    name: "Nombre de la versión",
    accept: "Publicar aunque la revisión del modelo encuentre errores",
    inForce: /^La versión \d+ está en vigor/,
  },
} as const;

type Words = (typeof words)[keyof typeof words];

const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name }).first();

/** The look that begins next, once the page has been told that it is done. */
async function lookEnds(page: Page): Promise<void> {
  const began = await page.waitForResponse(
    (answer) => answer.request().method() === "POST" && answer.url().endsWith("/evidence/runs"),
  );
  const { run: begun }: Evidence = await began.json();
  await page.waitForResponse(async (answer) => {
    if (answer.request().method() !== "GET" || !answer.url().endsWith("/api/evidence"))
      return false;
    // The page drops questions that a newer one replaces: their answers cannot be read.
    const told: Evidence | null = await answer.json().catch(() => null);
    const run = told?.run ?? null;
    return run?.id === begun?.id && run?.state === "done";
  });
}

/** From the Evidence page over a proposal, draft, preview and publish to a model that sold proved. */
async function walk(page: Page, say: Words): Promise<void> {
  await page.getByText(say.readOn).waitFor();
  // What an earlier look found stands there until this one begins: nothing of it is to be clicked.
  const looked = lookEnds(page);
  await button(page, say.look)
    .or(button(page, /^(Look again|Mirar de nuevo)$/))
    .click();
  await looked;
  const [doing, ready, points, compare] = say.tabs;
  await page.getByRole("tab", { name: doing, exact: true }).waitFor();
  await page.getByRole("table", { name: say.criteria }).waitFor();

  await page.getByRole("tab", { name: ready, exact: true }).click();
  await button(page, say.use).click();
  await page.getByText(say.used).waitFor();
  await button(page, say.undo).click();
  await expect.poll(() => page.getByText(say.used).count()).toBe(0);

  await page.getByRole("tab", { name: points, exact: true }).click();
  await page.getByText(say.way, { exact: true }).click();
  await button(page, say.propose).click();
  // Criteria are looked for in a worker: a busy machine takes minutes.
  await page.getByRole("table", { name: say.against }).waitFor({ timeout: 400_000 });
  await button(page, say.takeOver).click();
  await page.getByRole("link", { name: say.toPreview }).click();
  await page.locator("[data-preview]").waitFor();

  await page.goto(`${stage.url}/console/publish`);
  await page.getByLabel(say.name).waitFor();
  const accept = page.getByLabel(say.accept);
  if (await accept.isVisible()) await accept.check();
  await button(page, say.publish).click();
  await page.getByText(say.inForce).first().waitFor();
  await page.goto(`${stage.url}/console/evidence`);
  await page.getByRole("tab", { name: compare, exact: true }).waitFor();
}

test("an admin goes from an empty page over histories to points that sales justify, in English", async () => {
  const { page, faults } = await stage.newPage();
  const say = words["en-GB"];
  await page.goto(`${stage.url}/console/demo-enter?portal=${portal.id}`);
  await page.goto(`${stage.url}/console/evidence`);
  await page.getByText(say.empty).waitFor();
  await button(page, say.read).click();
  await walk(page, say);
  expect(faults).toEqual([]);
});

test("and in Spanish, where every word is there", async () => {
  const { page, faults } = await stage.newPage({ language: "es-ES" });
  await page.goto(`${stage.url}/console/demo-enter?portal=${portal.id}`);
  await page.goto(`${stage.url}/console/evidence`);
  await walk(page, words["es-ES"]);
  expect(faults).toEqual([]);
});
