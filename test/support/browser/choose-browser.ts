import path from "node:path";

/** The machine that tests run on, as far as the choice of a browser goes. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (file: string) => boolean;
};

/** The Chromium that npm brings, or an installed one by its path. */
export type Choice =
  { readonly kind: "npm" } | { readonly kind: "installed"; readonly executablePath: string };

/**
 * Tests promise Linux x64, for which npm brings a Chromium. Elsewhere an installed Chrome, Chromium or Edge is used:
 * the one that CHROME_PATH names, else where they usually stand. Throws an Error that says what to do where none is.
 * See docs/decisions/10-test-tools.md.
 */
export function chooseBrowser({ platform, arch, env, exists }: Machine): Choice {
  if (platform === "linux" && arch === "x64") return { kind: "npm" };
  const named = env["CHROME_PATH"];
  if (named) {
    if (exists(named)) return { kind: "installed", executablePath: named };
    throw new Error(`CHROME_PATH names ${named}, which is not there. Name an installed Chrome.`);
  }
  const executablePath = usualPlaces(platform, env).find((place) => exists(place));
  if (executablePath !== undefined) return { kind: "installed", executablePath };
  throw new Error(
    `npm brings a browser for Linux x64 alone, and this is ${platform} ${arch}. ` +
      "Install Chrome, Chromium or Edge, or name one with CHROME_PATH.",
  );
}

function usualPlaces(platform: NodeJS.Platform, env: Machine["env"]): readonly string[] {
  if (platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].flatMap((name) =>
      ["", env["HOME"] ?? ""].map(
        (home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  }
  if (platform === "win32") {
    return ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"]
      .flatMap((file) =>
        ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((name) =>
          env[name] === undefined ? "" : path.win32.join(env[name], file),
        ),
      )
      .filter((place) => place !== "");
  }
  return [
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/snap/bin/chromium",
    "/usr/bin/microsoft-edge",
  ];
}
