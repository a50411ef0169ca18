import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startSimulator } from "../simulator.ts";
import { caller, openHubSpot } from "./open-hubspot.ts";

test("a restarted simulator goes on where the last one stopped", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "ripen-state-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const stateFile = path.join(folder, "portals.bin");
  const first = await openHubSpot({ stateFile, contacts: 30 });
  first.portal.addWorkflow({ name: "w", trigger: { kind: "isKnown", property: "jobtitle" } });
  const id = first.portal.createContact({ jobtitle: "CEO", email: "ana@example.com" });
  const contacts = first.portal.contacts();
  await first.simulator.save();

  const second = await startSimulator({ app: first.app, stateFile, contacts: 30 });
  onTestFinished(() => second.close());
  const [portal] = second.portals;
  expect(portal?.contacts()).toEqual(contacts);
  expect(portal?.workflows().map(({ name }) => name)).toEqual(["w"]);
  expect(portal?.enrolments().map(({ contactId }) => contactId)).toEqual([id]);
  const call = caller(second, first.token);
  const byEmail = "/crm/objects/2026-09/contacts/ana%40example.com?idProperty=email";
  expect((await call("GET", byEmail)).body["id"]).toBe(id);
  expect(Number(portal?.createContact({ firstname: "Eva" }))).toBeGreaterThan(Number(id));
});

test("the state of another simulator is refused with what to do", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "ripen-state-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const stateFile = path.join(folder, "portals.bin");
  const { app } = await openHubSpot({ stateFile, contacts: 1 }).then(async (opened) => {
    await opened.simulator.save();
    return opened;
  });
  const other = startSimulator({ app, stateFile, portals: [{ portalId: 1 }] });
  await expect(other).rejects.toThrow("Delete it to start afresh");
  await writeFile(stateFile, "nonsense");
  await expect(startSimulator({ app, stateFile })).rejects.toThrow("Delete it to start afresh");
});
