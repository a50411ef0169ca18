import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { connect } from "../demo/connect.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const dev = fileURLToPath(new URL("./dev.ts", import.meta.url));

async function answer(url: string): Promise<string> {
  const response = await fetch(url);
  expect([url, response.status]).toEqual([url, 200]);
  return response.text();
}

test("one command brings the page by Vite, the app behind it and a HubSpot to install into", async () => {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, [dev, "--folder", folder.path, "--people", "5"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    let url = "";
    for await (const line of createInterface({ input: child.stdout })) {
      url = /^The console\s+(http:\S+)\/console\/demo-enter$/.exec(line)?.[1] ?? "";
      if (url !== "") break;
    }
    await connect(url);
    const entered = await fetch(`${url}/console/demo-enter`, { redirect: "manual" });
    expect([entered.status, entered.headers.get("location")]).toEqual([303, "/console"]);
    expect(await answer(`${url}/console/`)).toContain("/console/@vite/client");
    expect(await answer(`${url}/console/main.tsx`)).toContain("createRoot");
  } finally {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
    folder.remove();
  }
});
