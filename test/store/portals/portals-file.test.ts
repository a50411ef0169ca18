import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { portalId } from "../../../src/store/engine/portal-id.ts";
import { openPortalsFile } from "../../../src/store/portals/portals-file.ts";
import { killedProcess } from "../killed-process.ts";
import { portalOf } from "../../support/portals/portal-of.ts";
import { portalsBattery } from "./portals-battery.ts";
import { temporaryFolder, type TemporaryFolder } from "../../support/temporary-folder.ts";

portalsBattery({
  create: async () => {
    const folder = temporaryFolder();
    return {
      open: () => openPortalsFile(folder.path),
      remove: async () => folder.remove(),
    };
  },
});

describe("the portals file", () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());
  const file = (): string => path.join(folder.path, "portals.json");

  test("holds the old or the new document after kill -9 in the middle of writing", async ({
    signal,
  }) => {
    const updater = new URL("./update-portals.ts", import.meta.url);
    let before = 0;
    for (let round = 0; round < 8; round += 1) {
      const wanted = 1 + (round % 3);
      const lines = await killedProcess(
        updater,
        [folder.path],
        (printed) => printed.length >= wanted,
        { later: 5 * round, signal },
      );
      const portals = await openPortalsFile(folder.path);
      const [first, second] = (await portals.list()).map((portal) => portal.installedAt);
      await portals.close();
      // What was acknowledged is there; of what was under way all or nothing.
      expect(second).toBeGreaterThanOrEqual(Number(lines.at(-1)));
      expect([second, (second ?? 0) + 1]).toContain(first);
      expect(second).toBeGreaterThan(before);
      before = second ?? 0;
    }
  });

  test("nothing is written once it is closed, because the folder may be another's by then", async () => {
    const portals = await openPortalsFile(folder.path);
    await portals.close();
    await expect(portals.install(portalId(1), () => portalOf(1))).rejects.toMatchObject({
      code: "PORTALS_CLOSED",
    });
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test.each([
    ["cut off", '{"schema":1,"portals":{"1":{"port'],
    ["empty", ""],
    ["of another schema", '{"schema":2,"portals":{}}'],
    ["no document", "[]"],
    ["with a list for portals", '{"schema":1,"portals":[]}'],
    ["with a portal that is none", '{"schema":1,"portals":{"1":null}}'],
    ["with a portal of another shape", '{"schema":1,"portals":{"1":{"portalId":1}}}'],
  ])("a file that is %s is refused with what to do, and left as it is", async (_, text) => {
    writeFileSync(file(), text);
    await expect(openPortalsFile(folder.path)).rejects.toMatchObject({
      code: "PORTALS_UNREADABLE",
      message: expect.stringContaining(
        `Restore it from a backup; or start with a new folder, keep the old one and install again: mv "${folder.path}" "${folder.path}.old" && npm start`,
      ) as string,
    });
    expect(readFileSync(file(), "utf8")).toBe(text);
  });

  test("is for its owner only, and a person can read it", async () => {
    const portals = await openPortalsFile(folder.path);
    await portals.install(portalId(1), () => portalOf(1));
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readFileSync(file(), "utf8")).toContain('\n  "portals": {\n    "1": {\n');
    await portals.close();
  });

  test("an update that cannot be stored is refused, and memory shows the old state", async () => {
    const portals = await openPortalsFile(folder.path);
    await portals.install(portalId(1), () => portalOf(1));
    rmSync(file());
    mkdirSync(file());
    await expect(
      portals.install(portalId(1), () => portalOf(1, { installedAt: 2 })),
    ).rejects.toThrow(/EISDIR|ENOTEMPTY|directory/i);
    expect(await portals.get(portalId(1))).toEqual(portalOf(1));
    await portals.close();
  });
});
