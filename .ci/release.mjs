// `npm run release`: what people run who do not build Ripen. Into dist/release go one archive with the page built and
// without tests and tools, the bill of materials of what is in it (CycloneDX), and the checksums of both.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { create } from "tar";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const out = path.join(root, "dist", "release");
const parts = [
  "config",
  "webhooks",
  "src",
  "docs",
  "dist/console",
  ".ci/install.mjs",
  ".env.example",
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
];

const read = (file) => JSON.parse(readFileSync(path.join(root, file), "utf8"));
const manifest = read("package.json");
const name = `ripen-${manifest.version}`;

/** The manifest of who runs it: runtime dependencies, and the scripts whose files are there. */
function runtimeManifest() {
  const {
    name: called,
    version,
    description,
    license,
    type,
    engines,
    bin,
    dependencies,
    ripen,
  } = manifest;
  const { start } = manifest.scripts;
  const scripts = { prestart: "node .ci/install.mjs", start };
  return {
    name: called,
    version,
    description,
    license,
    private: true,
    type,
    engines,
    bin,
    scripts,
    dependencies,
    ripen,
  };
}

/** The lockfile without what only builds or tests. */
function runtimeLockfile() {
  const { packages, ...lockfile } = read("package-lock.json");
  const { devDependencies: _dev, optionalDependencies, ...self } = packages[""];
  const extras = new Set(
    Object.keys(optionalDependencies).map((called) => `node_modules/${called}`),
  );
  const kept = Object.entries(packages).filter(
    ([place, { dev }]) => place !== "" && dev !== true && !extras.has(place),
  );
  return { ...lockfile, packages: { "": self, ...Object.fromEntries(kept) } };
}

/** The packages that the page's own sources import: they are in its built files. */
function pagePackages() {
  const sources = globSync("src/console/**/page/**/*.{ts,tsx}", { cwd: root });
  const named = sources.flatMap((file) =>
    [
      ...readFileSync(path.join(root, file), "utf8").matchAll(
        /from "(@[^/"]+\/[^/"]+|[^./"@][^/"]*)/g,
      ),
    ].map(([, called]) => called),
  );
  return new Set(named.filter((called) => called in manifest.devDependencies && called !== "vite"));
}

/** `react` of the reference `react@19.3.1`. */
function nameOf(ref) {
  return ref.slice(0, ref.lastIndexOf("@"));
}

/** The bill of materials: what runs, and what the page is built from, with all that these need. */
function billOfMaterials() {
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ["npm", []];
  const run = spawnSync(
    command,
    [...args, "sbom", "--package-lock-only", "--sbom-format=cyclonedx", "--sbom-type=application"],
    { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  if (run.status !== 0) throw new Error(`npm sbom failed:\n${run.stderr}`);
  const bill = JSON.parse(run.stdout);
  const needs = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const self = bill.metadata.component["bom-ref"];
  const shipped = new Set([...Object.keys(manifest.dependencies), ...pagePackages()]);
  const direct = needs.get(self).filter((ref) => shipped.has(nameOf(ref)));
  const kept = new Set();
  const queue = [...direct];
  for (let ref = queue.pop(); ref !== undefined; ref = queue.pop()) {
    if (kept.has(ref)) continue;
    kept.add(ref);
    queue.push(...(needs.get(ref) ?? []));
  }
  return {
    ...bill,
    components: bill.components.filter((component) => kept.has(component["bom-ref"])),
    dependencies: bill.dependencies
      .filter(({ ref }) => ref === self || kept.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: ref === self ? direct : dependsOn })),
  };
}

/** The same sources give the same archive: all files carry the time of the commit. */
function timeOfSources() {
  const run = spawnSync("git", ["log", "-1", "--format=%ct"], { cwd: root, encoding: "utf8" });
  return new Date(Number(process.env.SOURCE_DATE_EPOCH ?? (run.stdout || 0)) * 1_000);
}

const staging = mkdtempSync(path.join(tmpdir(), "ripen-release-"));
try {
  for (const part of parts) {
    cpSync(path.join(root, part), path.join(staging, part), { recursive: true });
  }
  const write = (file, value) =>
    writeFileSync(path.join(staging, file), `${JSON.stringify(value, null, 2)}\n`);
  write("package.json", runtimeManifest());
  write("package-lock.json", runtimeLockfile());

  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const files = readdirSync(staging, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(staging, path.join(entry.parentPath, entry.name)))
    .toSorted();
  const archive = `${name}.tgz`;
  create(
    {
      sync: true,
      gzip: true,
      portable: true,
      mtime: timeOfSources(),
      cwd: staging,
      prefix: name,
      file: path.join(out, archive),
    },
    files,
  );
  const bill = `${name}.cdx.json`;
  writeFileSync(path.join(out, bill), `${JSON.stringify(billOfMaterials(), null, 2)}\n`);
  const sums = [archive, bill].map((file) => {
    const bytes = readFileSync(path.join(out, file));
    return `${createHash("sha256").update(bytes).digest("hex")}  ${file}\n`;
  });
  writeFileSync(path.join(out, "SHA256SUMS"), sums.join(""));
  console.log(`dist/release: ${archive}, ${bill}, SHA256SUMS`);
} finally {
  rmSync(staging, { recursive: true, force: true });
}
