import { expect, test } from "vitest";
import { chooseBrowser, type Machine } from "./choose-browser.ts";

const machine = (
  platform: NodeJS.Platform,
  arch: string,
  { env = {}, files = [] }: { env?: Machine["env"]; files?: readonly string[] } = {},
): Machine => ({ platform, arch, env, exists: (file) => files.includes(file) });

test("on Linux x64 tests use the Chromium that npm brings, whatever is installed", () => {
  const files = ["/usr/bin/google-chrome"];
  expect(chooseBrowser(machine("linux", "x64", { files }))).toEqual({ kind: "npm" });
});

test.each<[NodeJS.Platform, string, string, Machine["env"]]>([
  ["darwin", "arm64", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", {}],
  [
    "darwin",
    "x64",
    "/Users/ana/Applications/Chromium.app/Contents/MacOS/Chromium",
    { HOME: "/Users/ana" },
  ],
  ["linux", "arm64", "/usr/bin/chromium", {}],
  [
    "win32",
    "x64",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    { PROGRAMFILES: "C:\\Program Files" },
  ],
  [
    "win32",
    "arm64",
    "C:\\Users\\ana\\Local\\Microsoft\\Edge\\Application\\msedge.exe",
    { LOCALAPPDATA: "C:\\Users\\ana\\Local" },
  ],
])("on %s %s they use what is installed: %s", (platform, arch, executablePath, env) => {
  expect(chooseBrowser(machine(platform, arch, { env, files: [executablePath] }))).toEqual({
    kind: "installed",
    executablePath,
  });
});

test("CHROME_PATH goes before what stands in the usual places", () => {
  const files = ["/opt/chrome", "/usr/bin/chromium"];
  const env = { CHROME_PATH: "/opt/chrome" };
  expect(chooseBrowser(machine("linux", "arm64", { env, files }))).toEqual({
    kind: "installed",
    executablePath: "/opt/chrome",
  });
});

test("where there is none, the failure says what to do", () => {
  expect(() => chooseBrowser(machine("darwin", "arm64"))).toThrow(
    "this is darwin arm64. Install Chrome, Chromium or Edge, or name one with CHROME_PATH.",
  );
  expect(() =>
    chooseBrowser(machine("win32", "x64", { env: { CHROME_PATH: "C:\\gone.exe" } })),
  ).toThrow("CHROME_PATH names C:\\gone.exe, which is not there");
});
