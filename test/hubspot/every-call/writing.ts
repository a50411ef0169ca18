import {
  enrolInWorkflow,
  readEnrolments,
  unenrolFromWorkflow,
} from "../../../src/hubspot/calls/enrol-in-workflow.ts";
import { listWorkflows, readReEnrolment } from "../../../src/hubspot/calls/list-workflows.ts";
import {
  changeMembers,
  createStaticList,
  findStaticLists,
} from "../../../src/hubspot/calls/static-lists.ts";
import { createTask, hasTask } from "../../../src/hubspot/calls/tasks.ts";
import { updateContacts } from "../../../src/hubspot/calls/update-contacts.ts";
import { wireObject } from "../../support/hubspot/hubspot-over-nock.ts";
import { none, type Verb } from "./verb.ts";

const contacts = "/crm/objects/2026-09/contacts";

/** What is written and enrolled. */
export const writingCalls: Readonly<Record<string, Verb>> = {
  enrolling: {
    of: "enrol-in-workflow",
    act: (client) =>
      enrolInWorkflow(client, { workflowId: "7", email: "a+b@c.example", isRepeatable: false }),
    answers: [["POST", "", 204]],
    sent: [["POST", "/automation/v2/workflows/7/enrollments/contacts/a%2Bb%40c.example"]],
  },
  unenrolling: {
    of: "enrol-in-workflow",
    act: (client) => unenrolFromWorkflow(client, { workflowId: "7", email: "a@c.example" }),
    answers: [["DELETE", "", 204]],
    sent: [["DELETE", "/automation/v2/workflows/7/enrollments/contacts/a%40c.example"]],
  },
  "current enrolments": {
    of: "enrol-in-workflow",
    act: (client) => readEnrolments(client, "9"),
    answers: [["GET", []]],
    sent: [["GET", "/automation/v2/workflows/enrollments/contacts/9"]],
  },
  "workflows that are on": {
    of: "list-workflows",
    act: listWorkflows,
    answers: [
      [
        "GET",
        { results: [{ id: "1", isEnabled: true, flowType: "WORKFLOW", objectTypeId: "0-1" }] },
      ],
      ["POST", none],
    ],
    sent: [
      ["GET", "/automation/2026-09-beta/flows?limit=100"],
      [
        "POST",
        "/automation/2026-09-beta/workflow-id-mappings/batch/read",
        { inputs: [{ type: "FLOW_ID", flowId: "1" }] },
      ],
    ],
  },
  "one workflow": {
    of: "list-workflows",
    act: (client) => readReEnrolment(client, "1"),
    answers: [["GET", {}]],
    sent: [["GET", "/automation/2026-09-beta/flows/1"]],
  },
  "a task for the owner of a contact": {
    of: "tasks",
    act: (client) =>
      createTask(client, {
        contactId: "9",
        ownerId: "5",
        subject: "Call Ana",
        body: "1 < 2\n& more",
        dueAt: Date.UTC(2026, 2, 20, 12),
      }),
    answers: [["POST", { id: "77" }, 201]],
    sent: [
      [
        "POST",
        "/crm/objects/2026-09/tasks",
        {
          properties: {
            hs_timestamp: "2026-03-20T12:00:00.000Z",
            hs_task_subject: "Call Ana",
            hs_task_body: "1 &lt; 2<br>&amp; more",
            hs_task_status: "NOT_STARTED",
            hs_task_priority: "HIGH",
            hs_task_type: "CALL",
            hubspot_owner_id: "5",
          },
          associations: [
            {
              to: { id: "9" },
              types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 204 }],
            },
          ],
        },
      ],
    ],
  },
  "whether a task is there": {
    of: "tasks",
    act: (client) => hasTask(client, { contactId: "9", dueAt: Date.UTC(2026, 2, 20, 12) }),
    answers: [
      ["POST", { results: [{ from: { id: "9" }, to: [{ toObjectId: 77 }] }] }],
      ["POST", { results: [wireObject("77", { hs_timestamp: "2026-03-20T12:00:00Z" })] }],
    ],
    sent: [
      ["POST", "/crm/associations/2026-09/contacts/tasks/batch/read", { inputs: [{ id: "9" }] }],
      [
        "POST",
        "/crm/objects/2026-09/tasks/batch/read?archived=false",
        { inputs: [{ id: "77" }], properties: ["hs_timestamp"], propertiesWithHistory: [] },
      ],
    ],
  },
  "static lists by name": {
    of: "static-lists",
    act: (client) => findStaticLists(client, "ripe"),
    answers: [["POST", {}]],
    sent: [
      [
        "POST",
        "/crm/lists/2026-09/search",
        {
          query: "ripe",
          processingTypes: ["MANUAL", "SNAPSHOT"],
          objectTypeId: "0-1",
          count: 500,
          offset: 0,
          listIds: [],
          additionalProperties: [],
        },
      ],
    ],
  },
  "a new static list": {
    of: "static-lists",
    act: (client) => createStaticList(client, "Ripe"),
    answers: [["POST", { list: { listId: "1" } }]],
    sent: [
      [
        "POST",
        "/crm/lists/2026-09",
        { name: "Ripe", objectTypeId: "0-1", processingType: "MANUAL" },
      ],
    ],
  },
  "members of a static list": {
    of: "static-lists",
    act: (client) => changeMembers(client, "1", "remove", ["8"]),
    answers: [["PUT", {}]],
    sent: [["PUT", "/crm/lists/2026-09/1/memberships/remove", ["8"]]],
  },
  "writing values": {
    of: "update-contacts",
    act: (client) => updateContacts(client, [{ id: "8", properties: { ripen_band: "low" } }]),
    answers: [["POST", { results: [wireObject("8")] }]],
    sent: [
      [
        "POST",
        `${contacts}/batch/update`,
        { inputs: [{ id: "8", properties: { ripen_band: "low" }, objectWriteTraceId: "8" }] },
      ],
    ],
  },
};
