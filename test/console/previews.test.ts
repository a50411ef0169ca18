import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Preview } from "../../src/console/contract/preview.ts";
import {
  addPreview,
  endPreview,
  isOutdated,
  previewsOf,
  tellProgress,
  type KeptPreview,
} from "../../src/account/previews.ts";
import type { Portal } from "../../src/store/portals/portals.ts";
import { portalOf } from "../support/portals/portal-of.ts";
import { home, openConsole, other, start, type OpenConsole } from "./open-console.ts";

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

const version = (publishedAt: number, leftAt?: number) => ({
  version: 1,
  name: "One",
  note: "",
  publishedAt,
  publishedBy: "ana",
  model: {},
  ...(leftAt !== undefined && { leftAt }),
});
const binding = (boundAt: number) => ({ handoff: { actuator: "property" as const, boundAt } });

describe("figures are out of date", () => {
  const made: KeptPreview = {
    id: "a",
    kind: "lead",
    draftRevision: 3,
    startedAt: start,
    state: "done",
    done: 1,
    total: 1,
    finishedAt: start + 2_000,
    error: null,
    counts: null,
  };
  const account = (changes: Partial<Portal> = {}): Portal => ({
    ...portalOf(home, {}),
    models: [version(start - 1)],
    ...changes,
  });
  const soon = start + 10_000;

  test.each<[string, boolean, Portal, number, number]>([
    ["never while nothing has changed", false, account(), 3, soon],
    ["once the draft was saved again", true, account(), 4, soon],
    ["once a version came into force", true, account({ models: [version(start + 1)] }), 3, soon],
    ["once one was rolled back", true, account({ models: [version(1, start + 1)] }), 3, soon],
    ["once a scenario was bound", true, account({ bindings: binding(start + 1) }), 3, soon],
    ["not by an older binding", false, account({ bindings: binding(start - 1) }), 3, soon],
    ["once a dry run began", true, account({ dryRunSince: start + 1 }), 3, soon],
    ["after ten minutes", true, account(), 3, start + 603_000],
  ])("%s", (_, isOut, portal, revision, now) => {
    expect(isOutdated(made, portal, revision, now)).toBe(isOut);
  });

  test("later where they took long to make, and not by their age while they are made", () => {
    const slow = { ...made, finishedAt: start + 120_000 };
    expect(isOutdated(slow, account(), 3, start + 900_000)).toBe(false);
    expect(isOutdated({ ...made, finishedAt: null }, account(), 3, start + 9e9)).toBe(false);
  });
});

test("who asks for the preview that is under way gets that one", async () => {
  await rig.score(home, [{ id: "1", properties: { email: "ana@acme.example" } }]);
  const visit = await rig.enter();
  await begin("a");
  const { body } = await visit.call<Preview>("POST", "/previews", { kind: "lead" });
  expect(body.id).toBe("a");
});
