import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { envNames } from "../../config/env.ts";

const read = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), "utf8");
const compose = read("deploy/compose.yml");
const caddy = read("deploy/Caddyfile");
const guides = ["docs/deployment.md", "docs/despliegue.md"];

/** What the operator must or may set for the containers. */
const asked = [
  ...compose.matchAll(/(?<!\$)\$\{([A-Z_]+)/g),
  ...caddy.matchAll(/\{\$([A-Z_]+)/g),
].map(([, name = ""]) => name);

describe.each(guides)("%s", (guide) => {
  const text = read(guide);

  test("has a row for each variable that the containers ask for", () => {
    expect(new Set(asked)).toEqual(
      new Set(["RIPEN_DOMAIN", "RIPEN_PASSWORD", "POSTGRES_PASSWORD"]),
    );
    for (const name of asked) expect(text).toMatch(new RegExp(`^\\| \`${name}\` `, "m"));
  });

  test("names every setting of Ripen that the compose file sets, and none that does not exist", () => {
    for (const name of settings()) expect(text).toContain(`\`${name}\``);
    const named = [...text.matchAll(/^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) /gm)].flatMap(([, row = ""]) =>
      row.replaceAll("`", "").split(", "),
    );
    const known = new Set([...envNames, ...asked]);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(named).toContain("RIPEN_MASTER_KEYS");
  });

  test("tells the volumes, and commands that name services and files that are there", () => {
    for (const volume of volumes()) expect(text).toMatch(new RegExp(`^\\| \`${volume}\` `, "m"));
    const commands = text.split("\n").filter((line) => line.includes("docker compose"));
    expect(commands.length).toBeGreaterThan(5);
    for (const command of commands) expect(command).toContain("-f deploy/compose.yml");
    for (const [, service] of text.matchAll(/(?:exec|--wait) ([a-z]+-?\d?)\b/g)) {
      expect(compose).toContain(`\n  ${service}:\n`);
    }
    for (const word of ["backup", "/readyz"]) expect(text).toContain(word);
  });
});

/** The settings in the block that both instances share. */
function settings(): string[] {
  const block = /environment: &environment\n((?: {4}.*\n)+)/.exec(compose)?.[1] ?? "";
  return [...block.matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name = ""]) => name);
}

function volumes(): string[] {
  const block = /^volumes:\n((?: {2}.*\n)+)/m.exec(compose)?.[1] ?? "";
  return [...block.matchAll(/^ {2}([a-z]+):$/gm)].map(([, name = ""]) => name);
}

test("what the compose file sets are settings of Ripen", () => {
  expect(settings()).toContain("TRUSTED_PROXIES");
  expect(settings().filter((name) => !envNames.includes(name))).toEqual([]);
});

test("Caddy passes to both instances, on the port that they listen on, and asks for their health", () => {
  const port = /PORT: "(\d+)"/.exec(compose)?.[1];
  const instances = [...compose.matchAll(/^ {2}(ripen-\d):\n {4}<<: \*ripen$/gm)].map(
    ([, name = ""]) => `${name}:${port}`,
  );
  expect(instances).toHaveLength(2);
  expect(caddy).toContain(`reverse_proxy ${instances.join(" ")} {`);
  expect(caddy).toContain("health_uri /readyz");
  expect(compose).toContain("./Caddyfile:/etc/caddy/Caddyfile");
});
