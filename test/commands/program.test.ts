import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/commands/all-commands.ts";
import { defineCommand, exitCodes, type Command } from "../../src/commands/command.ts";
import { isNewEnough } from "../../src/node-version.mjs";
import { runCommand, runProgram, type Ran } from "./run-command.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as {
  readonly version: string;
};

const ripen = (...args: string[]): Promise<Ran> => runProgram(args);

/** Runs `ripen` as a process of its own. */
function ripenAlone(...args: string[]) {
  const ran = spawnSync(process.execPath, ["src/ripen.mjs", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}

test("as a process it answers and ends with the same code", () => {
  expect(ripenAlone("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  expect(ripenAlone("lint")).toMatchObject({ code: 2, stdout: "" });
});

test("without a command, and with --help, every command is listed in the language asked for", async () => {
  const english = await ripen();
  expect(english).toMatchObject({ code: 0, stderr: "" });
  expect(english.stdout).toMatch(/^Usage: ripen COMMAND/);
  const spanish = await ripen("--help", "--language", "es");
  expect(spanish.code).toBe(0);
  expect(spanish.stdout).toMatch(/^Uso: ripen ORDEN/);
  expect(spanish.stdout).toContain("Órdenes:");
  expect(spanish.stdout).toMatch(/ {2}doctor +revisar los almacenes/);
  for (const { stdout } of [english, spanish]) {
    const names = stdout
      .split("\n")
      .flatMap((line) => /^ {2}([a-z][a-z-]*) /.exec(line)?.[1] ?? []);
    expect(names.join(" ")).toBe(
      "score explain lint calibrate backtest doctor dead-letters backup restore resume purge export keys help",
    );
  }
});

test("--help of a command says how it is written and what each option is for", async () => {
  const { code, stdout } = await ripen("export", "--help");
  expect(code).toBe(0);
  expect(stdout).toContain(
    "Usage: ripen export --portal ID --out FILE [--data-dir DIR] [--env FILE] [--contact ID] [--json] [--language en|es]",
  );
  expect(stdout).toMatch(/--contact <ID> +this contact alone/);
  expect((await ripen("help", "export")).stdout).toBe(stdout);
});

test("--version is the package's, before a command and after it", async () => {
  expect(await ripen("--version")).toMatchObject({ code: 0, stdout: `${version}\n` });
  expect(await ripen("lint", "--version")).toMatchObject({ code: 0, stdout: `${version}\n` });
});

test("a mistyped command or option is told the likely one, with code 2", async () => {
  const command = await ripen("docter");
  expect(command).toMatchObject({ code: 2, stdout: "" });
  expect(command.stderr).toContain("There is no command 'docter'. Did you mean doctor?");
  expect(await ripen("--jsno")).toMatchObject({ code: 2, stdout: "" });
  const option = await ripen("doctor", "--jsno", "--language", "es");
  expect(option).toMatchObject({ code: 2, stdout: "" });
  expect(option.stderr).toContain("Opción desconocida: '--jsno'. ¿Quiso decir --json?");
  expect(option.stderr).toContain("Uso: ripen doctor ");
});

test("what a command has to do is one of its words, with code 2 for any other", async () => {
  const { code, stderr } = await ripen("dead-letters", "eat");
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^Name one of: list, show, replay, discard\.\nUsage: ripen dead-letters \[list\|show\|replay\|discard\]/,
  );
});

test("a command that is called with the language first runs in it", async () => {
  const { code, stderr } = await ripen("--language", "es", "lint");
  expect(code).toBe(2);
  expect(stderr).toBe("Indique un modelo.\nUso: ripen lint MODEL [--language en|es]\n");
});

test("whoever stops reading is told of in a sentence, and the exit code is 2", async () => {
  const child = spawn(process.execPath, ["src/ripen.mjs", "--version"], { cwd: root });
  child.stdout.destroy();
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (part: string) => (said += part));
  const [code] = (await once(child, "close")) as [number];
  expect(code).toBe(2);
  expect(said).toBe("Whoever read the answer stopped reading, so the rest was not written.\n");
});

describe("an old Node is told of in a sentence, with code 2 and no stack", () => {
  test.each(["18.20.8", "20.19.5", "22.17.1"])("Node %s", (version) => {
    // The real one, which says that it is older: nothing of TypeScript is loaded before the check.
    const pretend = `Object.defineProperty(process.versions, "node", { value: "${version}" })`;
    const ask = (...args: string[]) =>
      spawnSync(
        process.execPath,
        [
          "--no-strip-types",
          "--import",
          `data:text/javascript,${encodeURIComponent(pretend)}`,
          "src/ripen.mjs",
          ...args,
        ],
        { cwd: root, encoding: "utf8" },
      );
    // One process a line is dear: the other versions differ by their number alone.
    const lines = version.startsWith("18.")
      ? [[], ["docter"], ["--help"], ["--version"]]
      : [["doctor"]];
    for (const args of lines) {
      const { status, stdout, stderr } = ask(...args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toBe(
        `Ripen needs Node 22.22 or newer, and this is Node ${version}. Install a newer one from https://nodejs.org and run the command again.\n`,
      );
    }
    expect(ask("doctor", "--language", "es").stderr).toMatch(
      /^Ripen necesita Node 22\.22 o posterior/,
    );
  });

  test.each(["22.22.0", "23.0.0", "26.1.0"])("and Node %s is not", (version) => {
    expect(isNewEnough(version)).toBe(true);
  });
});

const loaded = Object.entries(commands);

describe("--help of every command has examples", () => {
  test.each(loaded)("%s, and each is a line that the command takes", async (name, load) => {
    const command = await load();
    expect(command.examples.length).toBeGreaterThan(0);
    const { stdout } = await ripen(name, "--help");
    for (const line of command.examples) {
      expect(stdout).toContain(`\n  ${line}`);
      const [program, called, ...args] = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) =>
        word.replaceAll('"', ""),
      );
      expect([program, called]).toEqual(["ripen", name]);
      const took: Command = { ...command, run: async () => 0 };
      expect(await runCommand(took, args)).toEqual({ code: 0, stdout: "", stderr: "" });
    }
  });
});

test("the exit codes are the same in --help and in docs/operations.md", async () => {
  const docs = readFileSync(`${root}/docs/operations.md`, "utf8");
  const spanish = (await ripen("--help", "--language", "es")).stdout;
  const english = (await ripen("--help")).stdout;
  for (const [code, { en, es }] of Object.entries(exitCodes)) {
    expect(english).toContain(`  ${code}  ${en}`);
    expect(spanish).toContain(`  ${code}  ${es}`);
    expect(docs).toMatch(new RegExp(`^\\| ${code} +\\| ${en} +\\|`, "m"));
  }
});

const failing = (error: unknown): Command =>
  defineCommand({
    name: "fail",
    summary: { en: "fail", es: "fallar" },
    examples: [],
    options: {},
    run: async () => {
      throw error;
    },
  });

test("a fault of our own has code 3, and its message, which may quote a contact, is not shown", async () => {
  const { code, stderr } = await runCommand(failing(new TypeError("ana@example.org is bad")), []);
  expect(code).toBe(3);
  expect(stderr).toMatch(/^This is a fault in Ripen\. Please report it/);
  expect(stderr).toMatch(/TypeError\n {4}at /);
  expect(stderr).not.toContain("ana@example.org");
});

test("what the operating system refuses is a sentence in the language asked for, with code 2", async () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {
    syscall: "write",
  });
  expect(await runCommand(failing(full), ["--language", "es"])).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "El sistema operativo rechazó un paso: ENOSPC: no space left on device, write. Revise la ruta, sus permisos y el espacio libre, y repita la orden.\n",
  });
});

test("a database that cannot be reached is told in the language asked for, with code 2", async () => {
  const env = { ...process.env, DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };
  const run = spawnSync(process.execPath, ["src/ripen.mjs", "doctor", "--language", "es"], {
    cwd: root,
    encoding: "utf8",
    env,
  });
  expect(run).toMatchObject({ status: 2, stdout: "" });
  expect(run.stderr).toMatch(/^No se llega a la base de datos de DATABASE_URL \(.*\)\. [^\n]+\n$/);
});

test("no answer has colours, whatever the environment asks for", () => {
  for (const FORCE_COLOR of ["0", "3"]) {
    const env = { ...process.env, FORCE_COLOR };
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["src/ripen.mjs", "lint", "b2b-software"],
      {
        cwd: root,
        encoding: "utf8",
        env,
      },
    );
    expect(stdout).toMatch(/\S/);
    expect(stdout + stderr).not.toContain("\u001B");
  }
});
