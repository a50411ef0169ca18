import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createSealing } from "../src/oauth/sealing.ts";
import { refreshTokenField } from "../src/oauth/tokens.ts";
import { openPortalsFile } from "../src/store/portals/portals-file.ts";
import { demoKeys } from "./demo/demo-app.ts";
import { openRig } from "./faults/rig.ts";

/** The refresh token itself, which the portals file holds sealed only. */
async function refreshTokenOf(dataDir: string): Promise<string> {
  const portals = await openPortalsFile(dataDir);
  const [portal] = await portals.list();
  await portals.close();
  if (!portal?.refreshToken) throw new Error("no refresh token is stored");
  const [id = "", key = ""] = demoKeys.masterKeys.split(":");
  const sealing = createSealing({ current: id, keys: new Map([[id, Buffer.from(key, "base64")]]) });
  return sealing.open(portal.portalId, portal.dataKey, refreshTokenField, portal.refreshToken);
}

test("neither logs, metrics, answers nor files show a secret or a contact's values after a full run with failures", async () => {
  const rig = await openRig("sqlite", 21, 40);
  try {
    const metricsPort = await rig.newPort();
    const app = await rig.start({ env: { LOG_LEVEL: "trace", METRICS_PORT: String(metricsPort) } });
    await rig.install();
    const canary = "canary.ana@planted.example";
    const id = rig.portal.createContact({
      email: canary,
      firstname: "Canaria",
      jobtitle: "Planted Title 4711",
      lifecyclestage: "lead",
    });
    rig.simulator.addFault({ kinds: ["500", "reset-after"], rate: 0.2 });
    rig.portal.editContact(id, { jobtitle: "Planted Title 4712" });
    rig.traffic.burst(20);
    await rig.settle();

    const answers: string[] = [];
    for (const request of [
      new Request(`${app.url}/oauth/callback?code=planted-code&state=planted-state`),
      new Request(`${app.url}/webhooks`, { method: "POST", body: `[{"email":"${canary}"}]` }),
      new Request(`${app.url}/nothing/${canary}`),
      new Request(`http://127.0.0.1:${metricsPort}/metrics`),
    ]) {
      answers.push(await (await fetch(request, { redirect: "manual" })).text());
    }
    await app.end("SIGTERM");
    await sleep(50);

    const secrets = [
      demoKeys.clientSecret,
      demoKeys.masterKeys.split(":")[1] ?? "",
      await refreshTokenOf(rig.store.dataDir),
    ];
    const shown = [readFileSync(rig.logFile, "utf8"), ...answers].join("\n");
    expect(shown.length).toBeGreaterThan(500);
    for (const secret of [...secrets, canary, "Planted Title", "planted-code", "Bearer "]) {
      expect(shown).not.toContain(secret);
    }
    for (const file of readdirSync(rig.store.dataDir)) {
      const bytes = readFileSync(path.join(rig.store.dataDir, file));
      for (const secret of secrets) expect([file, bytes.includes(secret)]).toEqual([file, false]);
    }
  } finally {
    await rig.close();
  }
});
