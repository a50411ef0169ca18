import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LeavingState } from "../../src/console/contract/leaving.ts";
import type { Session } from "../../src/console/contract/session.ts";
import { openStage, type Stage } from "../demo/stage.ts";
import { enterWith, type Visit } from "../support/console-visit.ts";
import { home, installer, openConsole } from "./open-console.ts";

describe("disconnecting Ripen", () => {
  let folder: string;
  let stage: Stage;
  let visit: Visit;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "ripen-leave-"));
    stage = await openStage({ folder, seed: 3, people: 40, contactsFile: null, modelFile: null });
    await stage.install();
    await stage.settle();
    visit = await enterWith(stage.app().url, "/console/demo-enter");
  });
  afterAll(async () => {
    await stage.close();
    await rm(folder, { recursive: true });
  });

  const calls = (): number =>
    Object.values(stage.simulator.countCalls()).reduce<number>((so, n) => so + n, 0);
  const until = async (state: LeavingState["state"]): Promise<LeavingState> => {
    for (;;) {
      const { body } = await visit.call<LeavingState>("GET", "/disconnect");
      if (body.state === state) return body;
      await sleep(50);
    }
  };
  /** How many properties of ours stand in the account, as its own admin sees them. */
  const ours = async (): Promise<number> => {
    const token = stage.portal.staticToken(["crm.schemas.contacts.read"]);
    const address = `${stage.simulator.url}/crm/properties/2026-09/contacts`;
    const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    const { results } = (await response.json()) as { results: readonly { name: string }[] };
    return results.filter(({ name }) => name.startsWith("ripen_")).length;
  };
  const wish = (archiveProperties: boolean, portalId: number = stage.portalId) =>
    visit.call<LeavingState>("POST", "/disconnect", { portalId, archiveProperties });

  test("needs the account's own number", async () => {
    const { status } = await wish(true, stage.portalId + 1);
    expect(status).toBe(400);
    expect((await visit.call<LeavingState>("GET", "/disconnect")).body).toMatchObject({
      state: "connected",
      canUninstall: true,
      keepDays: 30,
      keptUntil: null,
    });
  });

  test("names the properties that workflows use, with the workflows, and archives the others", async () => {
    await wish(true);
    const failed = await until("failed");
    const used = stage.portal.workflows().length;
    expect(used).toBeGreaterThan(0);
    expect(await ours()).toBe(failed.inUse.length);
    const flows = stage.portal.workflows().map(({ flowId }) => flowId);
    const links = failed.inUse.flatMap(({ workflows }) => workflows);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(flows.some((flow) => link.includes(`/${flow}/`))).toBe(true);
    for (const { name } of failed.inUse) expect(failed.failure?.es).toContain(name);
    for (const { workflowId } of stage.portal.workflows()) {
      stage.portal.deleteWorkflow(workflowId);
    }
    expect((await visit.call<LeavingState>("DELETE", "/disconnect")).body.state).toBe("connected");
    while ((await ours()) < 16) await sleep(50);
    await stage.settle();
  });

  test("says what HubSpot refused, makes no calls until somebody answers, and can be tried again or taken back", async () => {
    stage.simulator.addFault({ route: "account.uninstall", kinds: ["500"] });
    const { status, body } = await wish(true);
    expect([status, body.state]).toEqual([202, "leaving"]);
    const failed = await until("failed");
    expect(failed).toMatchObject({ isArchived: true, archiveProperties: true });
    expect(failed.failure?.en).toMatch(/Try again in a few minutes/);
    expect(await ours()).toBe(0);
    const before = calls();
    await sleep(1_500);
    expect(calls()).toBe(before);
    stage.simulator.clearFaults();
    expect((await visit.call<LeavingState>("DELETE", "/disconnect")).body.state).toBe("connected");
    while ((await ours()) < 16) await sleep(50);
    await stage.settle();
  });

  test("archives the properties, uninstalls, stops every call, and keeps the data for its days", async () => {
    await wish(true);
    const gone = await until("disconnected");
    expect(stage.portal.installed()).toBe(false);
    expect(await ours()).toBe(0);
    const day = 86_400_000;
    expect(gone.keptUntil).toBe((gone.disconnectedAt ?? 0) + 30 * day);
    const before = calls();
    await sleep(1_500);
    expect(calls()).toBe(before);
    expect((await visit.call<Session>("GET", "/session")).body.connection).toBe("disconnected");
    const { n } = await stage
      .ledger()
      .read.selectFrom("scores")
      .select((e) => e.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    expect(n).toBe(40);
    expect((await wish(false)).status).toBe(409);
  });

  test("and a new install goes on where it was, its properties made and written anew", async () => {
    await stage.install();
    await stage.settle();
    const scored = stage.portal
      .contacts()
      .filter(({ properties }) => (properties["ripen_lead_score"] ?? "") !== "");
    expect(scored).toHaveLength(40);
    visit = await enterWith(stage.app().url, "/console/demo-enter");
    expect((await visit.call<LeavingState>("GET", "/disconnect")).body.state).toBe("connected");
  });
});

describe("who may disconnect, and where", () => {
  test("only people who may publish, and no account of a static token", async () => {
    const rig = await openConsole();
    const wish = { portalId: home, archiveProperties: false };
    const looker = await rig.enter(home, "somebody@example.com");
    expect((await looker.call("POST", "/disconnect", wish)).body.error.code).toBe("ROLE_TOO_LOW");
    const admin = await rig.enter(home, installer);
    expect((await admin.call("DELETE", "/disconnect")).body.error.code).toBe(
      "NOTHING_TO_TAKE_BACK",
    );
    await rig.portals.change(home, (before) => {
      return { ...before, refreshToken: null };
    });
    const refused = await admin.call("POST", "/disconnect", wish);
    expect([refused.status, refused.body.error.code]).toEqual([409, "STATIC_TOKEN"]);
    expect((await admin.call<LeavingState>("GET", "/disconnect")).body.canUninstall).toBe(false);
    await rig.close();
  });
});
