import { afterEach, describe, expect, test } from "vitest";
import type { WorkflowChoices, Workflows } from "../../src/console/contract/workflows.ts";
import { type Visit } from "../support/console-visit.ts";
import { home, openConsole, other, type OpenConsole } from "./open-console.ts";

let rig: OpenConsole;
let visit: Visit;

async function open(mayUseWorkflowApi: boolean): Promise<void> {
  rig = await openConsole({ mayUseWorkflowApi });
  await rig.portals.change(home, (before) => {
    return { ...before, scopes: ["oauth", "automation"] };
  });
  visit = await rig.enter();
}
afterEach(() => rig.close());

const addressOf = (flowId: string, portal: number = home): string =>
  `https://app.hubspot.com/workflows/${portal}/platform/flow/${flowId}/edit`;

describe("with HubSpot's workflow API off, as it is certified", () => {
  test("workflows are not listed, no call asks for them, and the answer says what to do", async () => {
    await open(false);
    const called: string[] = [];
    rig.answerCall = (path) => void called.push(path);
    const { body } = await visit.call<WorkflowChoices>("GET", "/workflows/choices");
    expect(body).toMatchObject({
      choices: [],
      unavailable: { en: expect.stringContaining("paste its address") as string },
    });
    expect(called).toEqual([]);
  });

  test("nothing is bound to a call, and what was bound to one says that it enrols nobody", async () => {
    await open(false);
    const wish = { actuator: "workflow", target: "5" };
    const { status, body } = await visit.call("PUT", "/workflows/handoff", wish);
    expect([status, body.error.code]).toEqual([409, "WORKFLOW_API_OFF"]);
    await rig.portals.change(home, (before) => {
      const handoff = { actuator: "workflow", target: "5", boundAt: 1 } as const;
      return { ...before, bindings: { handoff } };
    });
    const shown = await visit.call<Workflows>("GET", "/workflows");
    expect(shown.body.usesWorkflowApi).toBe(false);
    const handoff = shown.body.scenarios.find(({ name }) => name === "handoff");
    expect(handoff?.problem?.es).toMatch(/no se inscribe a nadie/);
  });

  test.each([
    ["its editor", addressOf("9007199254740993")],
    [
      "its history",
      `https://app-eu1.hubspot.com/workflows/${home}/platform/flow/9007199254740993/history?x=1`,
    ],
  ])("a workflow is named by the address of %s", async (_, workflowAddress) => {
    await open(false);
    const { body } = await visit.call<Workflows>("PUT", "/workflows/handoff", { workflowAddress });
    expect(body.scenarios.find(({ name }) => name === "handoff")?.binding).toMatchObject({
      actuator: "property",
      workflow: {
        flowId: "9007199254740993",
        name: "9007199254740993",
        address: addressOf("9007199254740993"),
      },
    });
  });

  test("the name that was picked for the workflow stays when its address is sent again", async () => {
    await open(false);
    const workflow = { flowId: "77", name: "Traspaso" };
    await visit.call("PUT", "/workflows/handoff", { workflow });
    const again = { workflowAddress: addressOf("77") };
    await visit.call("PUT", "/workflows/handoff", again);
    expect((await rig.portals.get(home))?.bindings["handoff"]?.workflow).toEqual(workflow);
  });

  test.each([
    ["of another account", addressOf("1", other)],
    ["of another site", `https://hubspot.com.example/workflows/${home}/platform/flow/1/edit`],
    ["of a list", `https://app.hubspot.com/contacts/${home}/lists/1`],
    ["that is none", "flow 1"],
  ])("an address %s is refused and binds nothing", async (_, workflowAddress) => {
    await open(false);
    const before = await rig.portals.get(home);
    const { status, body } = await visit.call("PUT", "/workflows/handoff", { workflowAddress });
    expect([status, body.error.code]).toEqual([400, "WORKFLOW_ADDRESS"]);
    expect(await rig.portals.get(home)).toEqual(before);
  });
});

test("with it on, a scenario is bound to a call and workflows are asked for", async () => {
  await open(true);
  const called: string[] = [];
  rig.answerCall = (path) => {
    called.push(path);
    return { results: [] };
  };
  await visit.call("GET", "/workflows/choices");
  expect(called[0]).toMatch(/flows/);
  const wish = { actuator: "workflow", target: "5" };
  const { body } = await visit.call<Workflows>("PUT", "/workflows/handoff", wish);
  expect(body.usesWorkflowApi).toBe(true);
  const handoff = body.scenarios.find(({ name }) => name === "handoff");
  expect(handoff).toMatchObject({ binding: { actuator: "workflow", target: "5" }, problem: null });
});
