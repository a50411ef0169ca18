import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { askApp, sizeOf } from "./run-app.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

type Step = { readonly word: string; readonly rest: string };

/** The Dockerfile's instructions; a line that ends in a backslash goes on with the next. */
function stepsOf(text: string): Step[] {
  return text
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .flatMap((line) => {
      const [, word, rest] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
      return word === undefined || rest === undefined ? [] : [{ word, rest }];
    });
}

type Stage = {
  /** Stands for the stage's root. */
  readonly place: string;
  readonly env: Record<string, string>;
  workFolder: string;
  command: readonly string[];
  user: string;
};

/** Carries the steps out, each stage in an empty folder instead of a container. Resolves with the last one. */
function build(steps: readonly Step[], folder: string): Stage {
  const stages = new Map<string, Stage>();
  let stage: Stage | null = null;
  for (const { word, rest } of steps) {
    if (word === "FROM") {
      const name = / AS (\S+)$/.exec(rest)?.[1] ?? "image";
      const place = path.join(folder, name);
      mkdirSync(place);
      stage = { place, env: {}, workFolder: place, command: [], user: "root" };
      stages.set(name, stage);
      continue;
    }
    if (stage === null) throw new Error(`${word} before FROM`);
    const here = stage;
    if (word === "WORKDIR") {
      here.workFolder = path.join(here.place, rest);
      mkdirSync(here.workFolder, { recursive: true });
    } else if (word === "ENV") {
      for (const [, name = "", value = ""] of rest.matchAll(/(\w+)=(\S+)/g)) here.env[name] = value;
    } else if (word === "RUN") {
      // The user and the root of the image are stood for by our own user and the stage's folder.
      const command = rest
        .replaceAll("chown node:node", 'chown "$(id -u):$(id -g)"')
        .replaceAll(/(?<=\s)\//g, `${here.place}/`);
      const run = spawnSync("sh", ["-ec", command], {
        cwd: here.workFolder,
        encoding: "utf8",
        env: { HOME: process.env["HOME"], PATH: process.env["PATH"], ...here.env },
      });
      if (run.status !== 0) throw new Error(`${command}\n${run.stdout}${run.stderr}`);
    } else if (word === "COPY") {
      const [, from, files = ""] = /^(?:--from=(\S+) )?(.+)$/.exec(rest) ?? [];
      const sources = files.split(" ");
      const to = sources.pop() ?? "";
      for (const source of sources) {
        const origin = from === undefined ? root : (stages.get(from)?.place ?? "");
        const target = to.endsWith("/") ? path.join(to, path.basename(source)) : to;
        cpSync(path.join(origin, source), path.join(here.workFolder, target), { recursive: true });
      }
    } else if (word === "USER") here.user = rest;
    else if (word === "CMD") here.command = JSON.parse(rest) as string[];
  }
  if (stage === null) throw new Error("The Dockerfile has no stage");
  return stage;
}

test("the image that the Dockerfile describes is ready, serves console and card, and stays below 200 MB without its base", async () => {
  const folder = temporaryFolder();
  try {
    const image = build(stepsOf(readFileSync(path.join(root, "Dockerfile"), "utf8")), folder.path);
    expect(image.user).toBe("node");
    const size = sizeOf(image.place);
    console.log(`the image without its base: ${(size / 1e6).toFixed(1)} MB`);
    expect(size).toBeLessThan(200e6);
    const [, ...args] = image.command;
    expect(image.command[0]).toBe("node");
    await askApp({
      command: process.execPath,
      args,
      cwd: image.workFolder,
      dataDir: path.join(image.place, image.env["DATA_DIR"] ?? ""),
      env: { PATH: process.env["PATH"], ...image.env },
    });
  } finally {
    folder.remove();
  }
});
