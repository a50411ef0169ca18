import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { extract } from "tar";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";
import { askApp, sizeOf } from "./run-app.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const releases = path.join(root, "dist", "release");
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
  readonly version: string;
};
const name = `ripen-${version}`;

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

/** npm as it runs this test, on a Node of its own. */
function npm(node: string, args: readonly string[], cwd: string): void {
  const program = process.env["npm_execpath"] ?? "";
  const { status, stdout, stderr } = spawnSync(node, [program, ...args], { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm ${args.join(" ")} failed:\n${stdout}${stderr}`);
}

/** The folder of a Node that npm brings. */
function bringNode(wanted: string): string {
  const own = path.join(folder.path, `node-${wanted}`);
  mkdirSync(own);
  writeFileSync(path.join(own, "package.json"), "{}");
  const system = process.platform === "win32" ? "win" : process.platform;
  npm(process.execPath, ["install", `node-${system}-${process.arch}@${wanted}`], own);
  return path.join(own, "node_modules", ".bin");
}

describe.each(["22.22", "24", "26"])("the archive, on Node %s", (wanted) => {
  test("is unpacked into an empty folder, takes at most 150 MB installed, and npm start serves console and card", async () => {
    const node = bringNode(wanted);
    const home = path.join(folder.path, `app-${wanted}`);
    mkdirSync(home);
    await extract({ file: path.join(releases, `${name}.tgz`), cwd: home });
    const cwd = path.join(home, name);
    await askApp({
      command: path.join(node, "node"),
      args: [process.env["npm_execpath"] ?? "", "start"],
      cwd,
      dataDir: path.join(home, "data"),
      env: {
        HOME: process.env["HOME"],
        PATH: `${node}${path.delimiter}${process.env["PATH"] ?? ""}`,
      },
    });
    const size = sizeOf(cwd);
    console.log(`Node ${wanted}: ${(size / 1e6).toFixed(1)} MB installed`);
    expect(size).toBeLessThanOrEqual(150e6);
  });
});

test("the checksums are those of the files", () => {
  const lines = readFileSync(path.join(releases, "SHA256SUMS"), "utf8").trim().split("\n");
  expect(lines.map((line) => line.slice(66))).toEqual([`${name}.tgz`, `${name}.cdx.json`]);
  for (const line of lines) {
    const bytes = readFileSync(path.join(releases, line.slice(66)));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(line.slice(0, 64));
  }
});

test("the bill of materials names what runs and what the page is built from, and no tool", async () => {
  const bill = JSON.parse(readFileSync(path.join(releases, `${name}.cdx.json`), "utf8")) as {
    readonly bomFormat: string;
    readonly metadata: { readonly component: { readonly version: string } };
    readonly components: readonly { readonly name: string; readonly group?: string }[];
  };
  expect([bill.bomFormat, bill.metadata.component.version]).toEqual(["CycloneDX", version]);
  const named = new Set(
    bill.components.map(({ group, name: own }) => (group === undefined ? own : `${group}/${own}`)),
  );
  const home = path.join(folder.path, "lockfile");
  mkdirSync(home);
  await extract({ file: path.join(releases, `${name}.tgz`), cwd: home });
  const { packages } = JSON.parse(
    readFileSync(path.join(home, name, "package-lock.json"), "utf8"),
  ) as { readonly packages: Readonly<Record<string, unknown>> };
  const installed = Object.keys(packages).flatMap((place) =>
    place === "" ? [] : [place.slice(place.lastIndexOf("node_modules/") + 13)],
  );
  expect(installed.filter((each) => !named.has(each))).toEqual([]);
  for (const each of ["express", "react", "@mantine/core"]) expect(named).toContain(each);
  for (const each of ["vitest", "vite", "typescript", "prettier"])
    expect(named).not.toContain(each);
});
