import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runProgram, type Ran } from "./run-command.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as {
  readonly version: string;
};

const ripen = (...args: string[]): Promise<Ran> => runProgram(args);

/** Runs `ripen` as a process of its own. */
function ripenAlone(...args: string[]) {
  const ran = spawnSync(process.execPath, ["src/cli.ts", ...args], { cwd: root, encoding: "utf8" });
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
      "score explain lint calibrate backtest doctor dead-letters resume purge export keys help",
    );
  }
});

test("--help of a command says how it is written and what each option is for", async () => {
  const { code, stdout } = await ripen("export", "--help");
  expect(code).toBe(0);
  expect(stdout).toContain(
    "Usage: ripen export --portal ID --out FILE.jsonl [--data-dir DIR] [--env FILE] [--contact ID] [--language en|es]",
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
  const child = spawn(process.execPath, ["src/cli.ts", "--version"], { cwd: root });
  child.stdout.destroy();
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (part: string) => (said += part));
  const [code] = (await once(child, "close")) as [number];
  expect(code).toBe(2);
  expect(said).toBe("Whoever read the answer stopped reading, so the rest was not written.\n");
});
