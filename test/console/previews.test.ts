import { afterEach, beforeEach, expect, test } from "vitest";
import type { Preview } from "../../src/console/contract/preview.ts";
import { addPreview, endPreview, previewsOf, tellProgress } from "../../src/account/previews.ts";
import { home, openConsole, other, type OpenConsole } from "./open-console.ts";

let rig: OpenConsole;
beforeEach(async () => {
  rig = await openConsole();
});
afterEach(() => rig.close());

const begin = (id: string): Promise<void> =>
  addPreview(rig.ledger, home, { id, kind: "lead", draftRevision: 0, startedAt: rig.now });
const states = async (): Promise<readonly (readonly [string, string])[]> =>
  (await previewsOf(rig.ledger.read, home, rig.now)).map(({ id, state }) => [id, state] as const);

test("a preview whose instance has died is shown as failed, with what to do", async () => {
  await begin("a");
  rig.now += 61_000;
  const visit = await rig.enter();
  const { body } = await visit.call<{ preview: Preview }>("GET", "/previews/latest");
  expect(body.preview).toMatchObject({
    state: "failed",
    error: { es: "Ripen se detuvo mientras hacía esta vista previa. Calcúlela de nuevo." },
  });
});

test("a new preview stops the one before, which learns of it and cannot end as done", async () => {
  await begin("a");
  rig.now += 1;
  await begin("b");
  const progress = { state: "running", done: 1, total: 2 } as const;
  expect(await tellProgress(rig.ledger, home, "a", progress, rig.now)).toBe(false);
  expect(await tellProgress(rig.ledger, home, "b", progress, rig.now)).toBe(true);
  await endPreview(rig.ledger, home, "a", { state: "failed", error: { en: "", es: "" } }, rig.now);
  expect(await states()).toEqual([
    ["b", "running"],
    ["a", "cancelled"],
  ]);
});

test("an account looks back at two previews, and never at another account's", async () => {
  for (const id of ["a", "b", "c"]) {
    await begin(id);
    rig.now += 1;
  }
  expect((await states()).map(([id]) => id)).toEqual(["c", "b"]);
  expect(await previewsOf(rig.ledger.read, other, rig.now)).toEqual([]);
});
