import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as {
  readonly version: string;
};

/** Runs `ripen` as a process of its own. */
function ripen(...args: string[]): { code: number | null; stdout: string; stderr: string } {
  const ran = spawnSync(process.execPath, ["src/cli.ts", ...args], { cwd: root, encoding: "utf8" });
  return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}

test("without a command, and with --help, every command is listed in the language asked for", () => {
  const english = ripen();
  expect(english).toMatchObject({ code: 0, stderr: "" });
  expect(english.stdout).toMatch(/^Usage: ripen COMMAND/);
  const spanish = ripen("--help", "--language", "es");
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

test("--help of a command says how it is written and what each option is for", () => {
  const { code, stdout } = ripen("export", "--help");
  expect(code).toBe(0);
  expect(stdout).toContain(
    "Usage: ripen export --portal ID --out FILE.jsonl [--data-dir DIR] [--env FILE] [--contact ID] [--language en|es]",
  );
  expect(stdout).toMatch(/--contact <ID> +this contact alone/);
  expect(ripen("help", "export").stdout).toBe(stdout);
});

test("--version is the package's, before a command and after it", () => {
  expect(ripen("--version")).toMatchObject({ code: 0, stdout: `${version}\n` });
  expect(ripen("lint", "--version")).toMatchObject({ code: 0, stdout: `${version}\n` });
});

test("a mistyped command or option is told the likely one, with code 2", () => {
  const command = ripen("docter");
  expect(command).toMatchObject({ code: 2, stdout: "" });
  expect(command.stderr).toContain("There is no command 'docter'. Did you mean doctor?");
  expect(ripen("--jsno")).toMatchObject({ code: 2, stdout: "" });
  const option = ripen("doctor", "--jsno", "--language", "es");
  expect(option).toMatchObject({ code: 2, stdout: "" });
  expect(option.stderr).toContain("Opción desconocida: '--jsno'. ¿Quiso decir --json?");
  expect(option.stderr).toContain("Uso: ripen doctor ");
});

test("what a command has to do is one of its words, with code 2 for any other", () => {
  const { code, stderr } = ripen("dead-letters", "eat");
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^Name one of: list, show, replay, discard\.\nUsage: ripen dead-letters \[list\|show\|replay\|discard\]/,
  );
});

test("a command that is called with the language first runs in it", () => {
  const { code, stderr } = ripen("--language", "es", "lint");
  expect(code).toBe(2);
  expect(stderr).toBe("Indique un modelo.\nUso: ripen lint MODEL [--language en|es]\n");
});
