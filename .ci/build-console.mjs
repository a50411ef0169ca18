// Builds the console's page when the build is missing or older than what it is made from, so that
// `npm run demo`, `npm start` and `npm test` each do everything on a fresh machine.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const built = path.join(root, "dist", "console");
/** The page takes pure code from the other folders, types apart. */
const sources = [
  "src/console",
  "src/scoring",
  "src/words",
  "src/base",
  "config",
  "package-lock.json",
];

/** When the newest file below a path was changed, in milliseconds; a folder's own time tells of deletions. */
function newest(name) {
  const stats = statSync(name);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(
    stats.mtimeMs,
    ...readdirSync(name).map((child) => newest(path.join(name, child))),
  );
}

function isFresh() {
  const page = path.join(built, "index.html");
  if (!existsSync(page)) return false;
  const builtAt = statSync(page).mtimeMs;
  return sources.every((source) => newest(path.join(root, source)) <= builtAt);
}

/** Each text file also as brotli and gzip, once and at their best, so that the server only sends them. */
function compress(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, name);
    if (!/\.(?:js|css|svg|html)$/.test(name)) continue;
    const text = readFileSync(file);
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
    );
    writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
  }
}

function build() {
  // Two commands may build at once, and the app may be serving: a whole build takes the old one's place.
  const fresh = path.join(root, "dist", `console-${process.pid}`);
  const vite = path.join(
    path.dirname(createRequire(import.meta.url).resolve("vite/package.json")),
    "bin/vite.js",
  );
  const run = spawnSync(
    process.execPath,
    [vite, "build", "src/console/page", "--outDir", fresh, "--logLevel", "warn"],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      // Tests build too, and their NODE_ENV would bring React's development code.
      env: { ...process.env, NODE_ENV: "production" },
    },
  );
  if (run.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    console.error("\nThe console's page could not be built; what is wrong stands above.");
    process.exit(run.status ?? 1);
  }
  compress(fresh);
  rmSync(built, { recursive: true, force: true });
  try {
    renameSync(fresh, built);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another build was put there in the meantime: it is as good as this one.
    if (!isFresh()) throw error;
  }
}

/** Where the tools were left out, the page that is there is used as it is. */
function canBuild() {
  return existsSync(path.join(root, "node_modules", "vite"));
}

const isThere = existsSync(path.join(built, "index.html"));
if (!isFresh() && (canBuild() || !isThere)) {
  console.error("Building the console's page (once)...");
  build();
}
