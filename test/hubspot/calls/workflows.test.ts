import nock from "nock";
import { expect, test } from "vitest";
import {
  enrolInWorkflow,
  readEnrolments,
  unenrolFromWorkflow,
} from "../../../src/hubspot/calls/enrol-in-workflow.ts";
import { listWorkflows, readReEnrolment } from "../../../src/hubspot/calls/list-workflows.ts";
import {
  apiUrl,
  hubspotOverNock,
  portal,
  useNock,
} from "../../support/hubspot/hubspot-over-nock.ts";

useNock();

const client = () => hubspotOverNock().portal(portal);
const flows = "/automation/2026-09-beta/flows";
const enrolment = "/automation/v2/workflows/55/enrollments/contacts/a%2Bb%40c.com";
const flow = (id: string, rest: Record<string, unknown> = {}) => ({
  id,
  name: `Flow ${id}`,
  isEnabled: true,
  flowType: "WORKFLOW",
  objectTypeId: "0-1",
  ...rest,
});

test("the picker shows contact workflows that are on, over all pages, with the ids that enrolment needs", async () => {
  nock(apiUrl)
    .get(flows)
    .query({ limit: "100" })
    .reply(200, {
      results: [
        flow("1"),
        flow("2", { isEnabled: false }),
        flow("3", { objectTypeId: "0-2" }),
        flow("4", { flowType: "ACTION_SET" }),
      ],
      paging: { next: { after: "x" } },
    });
  nock(apiUrl)
    .get(flows)
    .query({ limit: "100", after: "x" })
    .reply(200, { results: [flow("5", { name: null })] });
  nock(apiUrl)
    .post("/automation/2026-09-beta/workflow-id-mappings/batch/read", {
      inputs: [
        { type: "FLOW_ID", flowId: "1" },
        { type: "FLOW_ID", flowId: "5" },
      ],
    })
    .reply(207, { results: [{ flowId: 1, workflowId: 55 }], errors: [{}] });
  await expect(listWorkflows(client())).resolves.toEqual([
    { flowId: "1", workflowId: "55", name: "Flow 1" },
    { flowId: "5", workflowId: null, name: "" },
  ]);
});

test.each([
  [{ shouldReEnroll: false }, false],
  [{ shouldReEnroll: true }, true],
  [undefined, true],
])("enrolment criteria %o mean that re-enrolment is %s", async (enrollmentCriteria, reEnrols) => {
  nock(apiUrl)
    .get(`${flows}/1`)
    .reply(200, { ...flow("1"), enrollmentCriteria });
  await expect(readReEnrolment(client(), "1")).resolves.toEqual({ isEnabled: true, reEnrols });
});

test("a contact is enrolled by its encoded e-mail address, without a body", async () => {
  nock(apiUrl).post(enrolment, "").reply(204);
  await expect(
    enrolInWorkflow(client(), { workflowId: "55", email: "a+b@c.com", isRepeatable: false }),
  ).resolves.toBeUndefined();
});

test("an enrolment that may not be repeated is sent once, whatever comes of it", async () => {
  nock(apiUrl).post(enrolment).reply(502, "");
  await expect(
    enrolInWorkflow(client(), { workflowId: "55", email: "a+b@c.com", isRepeatable: false }),
  ).rejects.toMatchObject({ outcome: { kind: "unknownOutcome" } });
});

test("an enrolment that may be repeated is tried again", async () => {
  nock(apiUrl).post(enrolment).reply(502, "");
  nock(apiUrl).post(enrolment).reply(204);
  await expect(
    enrolInWorkflow(client(), { workflowId: "55", email: "a+b@c.com", isRepeatable: true }),
  ).resolves.toBeUndefined();
});

test("a contact is taken out of a workflow", async () => {
  nock(apiUrl).delete(enrolment).reply(204);
  await expect(
    unenrolFromWorkflow(client(), { workflowId: "55", email: "a+b@c.com" }),
  ).resolves.toBeUndefined();
});

test("the workflows that a contact is in are read under either name of their id", async () => {
  nock(apiUrl)
    .get("/automation/v2/workflows/enrollments/contacts/7")
    .reply(200, [{ id: 55, name: "x" }, { workflowId: "56" }, { other: 1 }]);
  await expect(readEnrolments(client(), "7")).resolves.toEqual(new Set(["55", "56"]));
});
