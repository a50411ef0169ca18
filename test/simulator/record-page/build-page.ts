import { spawn } from "node:child_process";
import { existsSync, globSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../../../hubspot", import.meta.url));
const folder = path.join(project, "dist", "record-page");

/**
 * Builds the record page out of the real extensions when it is missing or older than its sources, and gives
 * the folder that holds page.js and page.css. Throws an Error that says what to do.
 */
export async function buildPage(): Promise<string> {
  if (isBuilt()) return folder;
  const vite = path.join(project, "node_modules", "vite", "bin", "vite.js");
  if (!existsSync(vite)) {
    throw new Error("The record page needs what hubspot/ is built with: run npm ci in hubspot/.");
  }
  const child = spawn(process.execPath, [vite, "build", "--config", "record-page/vite.config.ts"], {
    cwd: project,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0)
    throw new Error(`The record page was not built: ${Buffer.concat(said).toString()}`);
  return folder;
}

function isBuilt(): boolean {
  const built = path.join(folder, "page.js");
  if (!existsSync(built)) return false;
  const sources = globSync("{src,record-page}/**/*.{ts,tsx,css}", {
    cwd: project,
    exclude: (name) => name === "node_modules",
  });
  const newest = Math.max(...sources.map((file) => statSync(path.join(project, file)).mtimeMs));
  return statSync(built).mtimeMs > newest;
}
