import { expect, test } from "vitest";
import { caller, openHubSpot, type Answer, type Opened } from "./open-hubspot.ts";

/** What a real portal was seen to answer (hubspot-facts 16.2), in our own values. */
type Recorded = {
  readonly what: string;
  readonly ask: (opened: Opened) => Promise<Answer>;
  readonly status: number;
  readonly body: object;
  /** Keys that live answers do not have. */
  readonly without?: readonly string[];
};

const properties = "/crm/properties/2026-09/contacts";
const contacts = "/crm/objects/2026-09/contacts";
const property = {
  name: "shoe_size",
  label: "Shoe size",
  groupName: "contactinformation",
  type: "number",
  fieldType: "number",
};
const everything = { filterGroups: [], sorts: [], properties: [], limit: 10, after: "0" };
const bool = { type: "bool", fieldType: "booleancheckbox" };
const exists = {
  category: "OBJECT_ALREADY_EXISTS",
  subCategory: "Properties.PROPERTY_WITH_NAME_EXISTS",
  message: "A property named 'shoe_size' already exists.",
};
const inUse = (places: number, more: object = {}) => ({
  category: "VALIDATION_ERROR",
  subCategory: "PropertyValidationError.CANNOT_DELETE_PROPERTY_IN_USE",
  message: `Property: shoe_size of object type 0-1 is currently used in ${places} places and cannot be deleted`,
  context: { usageCount: [String(places)] },
  ...more,
});

async function first({ portal }: Opened): Promise<string> {
  return portal.contacts()[0]?.id ?? "";
}

/** A workflow that starts on the property, and is switched off. */
async function useInWorkflow({ call, portal }: Opened): Promise<string> {
  await call("POST", properties, property);
  const { workflowId, flowId } = portal.addWorkflow({
    name: "Big feet",
    trigger: { kind: "isKnown", property: "shoe_size" },
  });
  portal.setWorkflowEnabled(workflowId, false);
  return flowId;
}

const recorded: readonly Recorded[] = [
  {
    what: "a property that exists already",
    ask: async ({ call }) => {
      await call("POST", properties, property);
      return call("POST", properties, property);
    },
    status: 409,
    body: exists,
  },
  {
    what: "a batch of properties one of which exists",
    ask: async ({ call }) => {
      await call("POST", properties, property);
      const inputs = [property, { ...property, name: "hat_size" }];
      return call("POST", `${properties}/batch/create`, { inputs });
    },
    status: 207,
    body: { results: [{ name: "hat_size" }], numErrors: 1, errors: [exists] },
  },
  {
    what: "the name of an archived property: it comes back",
    ask: async ({ call }) => {
      await call("POST", properties, property);
      await call("DELETE", `${properties}/shoe_size`);
      await call("POST", properties, { ...property, label: "Size of the shoes" });
      return call("GET", `${properties}/shoe_size`);
    },
    status: 200,
    body: { label: "Size of the shoes", archived: false },
  },
  {
    what: "archiving a property that a switched-off workflow uses",
    ask: async (opened) => {
      await useInWorkflow(opened);
      return opened.call("DELETE", `${properties}/shoe_size`);
    },
    status: 400,
    body: inUse(1, {
      errors: [
        {
          subCategory: "PropertyValidationError.PROPERTY_USAGE",
          context: {
            parentType: ["AUTOMATION_PLATFORM_FLOW"],
            parentDisplayType: ["WORKFLOW"],
            parentName: ["9007199000"],
          },
        },
      ],
    }),
  },
  {
    what: "archiving a property that a formula uses",
    ask: async ({ call }) => {
      await call("POST", properties, property);
      const calculation = { name: "both_shoes", fieldType: "calculation_equation" };
      const calculationFormula = "shoe_size * 2";
      await call("POST", properties, { ...property, ...calculation, calculationFormula });
      return call("DELETE", `${properties}/shoe_size`);
    },
    status: 400,
    body: inUse(1, { errors: [{ context: { parentType: ["CALCULATED_PROPERTY"] } }] }),
  },
  {
    what: "a bool property without both options",
    ask: ({ call }) => call("POST", properties, { ...property, ...bool }),
    status: 400,
    body: { subCategory: "PropertyValidationError.INVALID_BOOLEAN_OPTION" },
  },
  {
    what: "deleting a group that has properties: the refusal stands inside the message",
    ask: async ({ call }) => {
      await call("POST", `${properties}/groups`, { name: "clothes", label: "Clothes" });
      await call("POST", properties, { ...property, groupName: "clothes" });
      return call("DELETE", `${properties}/groups/clothes`);
    },
    status: 400,
    body: {
      status: "error",
      message: expect.stringContaining(
        '"subCategory":"PropertyGroupError.GROUP_WITH_ACTIVE_PROPERTIES"',
      ),
    },
    without: ["category", "subCategory"],
  },
  {
    what: "a property's definition",
    ask: ({ call }) => call("GET", `${properties}/jobtitle`),
    status: 200,
    body: { name: "jobtitle", dataSensitivity: "non_sensitive" },
  },
  {
    what: "the sixth search in a second",
    ask: async ({ call }) => {
      const ask = () => call("POST", `${contacts}/search`, everything);
      const answers = await Promise.all(Array.from({ length: 6 }, ask));
      return answers.find(({ status }) => status === 429) ?? ask();
    },
    status: 429,
    body: {
      status: "error",
      message: "You have reached your secondly limit.",
      category: "RATE_LIMITS",
      correlationId: expect.any(String),
    },
    without: ["policyName", "errorType", "requestId"],
  },
  {
    what: "a call without the scope",
    ask: ({ simulator, portal }) =>
      caller(simulator, portal.staticToken(["oauth"]))("GET", contacts),
    status: 403,
    body: {
      category: "MISSING_SCOPES",
      context: { requiredGranularScopes: ["crm.objects.contacts.read"] },
    },
  },
  {
    what: "JSON that breaks off",
    ask: async ({ simulator, token }) => {
      const response = await fetch(`${simulator.url}${contacts}/search`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: '{"filterGroups":\n  [}',
      });
      const { status, headers } = response;
      return { status, headers, body: (await response.json()) as Answer["body"] };
    },
    status: 400,
    body: { message: expect.stringMatching(/^Invalid input JSON on line 2, column 5: /u) },
    without: ["category"],
  },
  {
    what: "an object type that HubSpot does not know",
    ask: ({ call }) => call("GET", "/crm/objects/2026-09/widgets"),
    status: 400,
    body: { status: "error", message: "Unable to infer object type from: widgets" },
    without: ["category"],
  },
  {
    what: "the associations of an id that is no number",
    ask: ({ call }) =>
      call("POST", "/crm/associations/2026-09/contacts/companies/batch/read", {
        inputs: [{ id: "7f3c-guid" }],
      }),
    status: 207,
    body: {
      results: [],
      errors: [
        { category: "VALIDATION_ERROR", subCategory: "crm.associations.INVALID_IDENTIFIER" },
      ],
    },
  },
  {
    what: "members put into a list",
    ask: async (opened) => {
      const list = opened.portal.addStaticList("Newcomers");
      const path = `/crm/lists/2026-09/${list}/memberships/add`;
      return opened.call("PUT", path, [await first(opened)]);
    },
    status: 200,
    body: { recordsIdsAdded: [expect.any(String)] },
    without: ["recordIdsAdded", "recordIdsRemoved", "recordIdsMissing"],
  },
  {
    what: "a search of lists without listIds and additionalProperties",
    ask: ({ call }) => call("POST", "/crm/lists/2026-09/search", { query: "" }),
    status: 400,
    body: { message: expect.stringContaining("listIds") },
  },
  {
    what: "a value that was cleared, beside one that never was",
    ask: async (opened) => {
      const one = `${contacts}/${opened.portal.createContact({ jobtitle: "CEO" })}`;
      await opened.call("PATCH", one, { properties: { jobtitle: "" } });
      return opened.call("GET", `${one}?properties=jobtitle,city`);
    },
    status: 200,
    body: { properties: { jobtitle: "", city: null } },
  },
  {
    what: "a write that breaks a rule of the account",
    ask: async (opened) => {
      const id = await first(opened);
      opened.portal.addWriteRule(() => ({ property: "state", because: "country" }));
      return opened.call("PATCH", `${contacts}/${id}`, { properties: { jobtitle: "CEO" } });
    },
    status: 400,
    body: {
      category: "VALIDATION_ERROR",
      errors: [
        {
          code: "MISSING_CONDITIONAL_REQUIRED_PROPERTY",
          message: "state is required because of a conditional property rule based on [country]",
          context: { propertyName: ["state"] },
        },
      ],
    },
  },
  {
    what: "a batch update of which a part fails",
    ask: async (opened) => {
      const id = await first(opened);
      return opened.call("POST", `${contacts}/batch/update`, {
        inputs: [
          { id, properties: { jobtitle: "CEO" }, objectWriteTraceId: "a" },
          { id: "1", properties: { jobtitle: "CEO" }, objectWriteTraceId: "b" },
        ],
      });
    },
    status: 207,
    body: {
      errors: [
        {
          status: "error",
          category: "OBJECT_NOT_FOUND",
          message: expect.any(String),
          context: { ids: ["1"], objectWriteTraceId: ["b"] },
        },
      ],
    },
    without: ["errors.0.errors", "errors.0.links"],
  },
  {
    what: "a batch read with histories of more than 50",
    ask: ({ call }) =>
      call("POST", `${contacts}/batch/read`, {
        properties: [],
        propertiesWithHistory: ["jobtitle"],
        inputs: Array.from({ length: 51 }, (_, n) => ({ id: String(n + 1) })),
      }),
    status: 400,
    body: {
      category: "VALIDATION_ERROR",
      message:
        "The maximum number of inputs supported in a batch request for property histories is 50. Please reduce the number of items and try again.",
    },
  },
];

test.each(recorded)("live and here: $what", async ({ ask, status, body, without = [] }) => {
  const answer = await ask(await openHubSpot());
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject(body);
  for (const key of without) expect(answer.body).not.toHaveProperty(key);
  expect(answer.headers.get("x-hubspot-correlation-id")).toMatch(/^[0-9a-f-]{36}$/u);
});

test.each([
  ["an HTML page of the edge", "403-html", "text/html"],
  ["nothing", "403-empty", null],
] as const)(
  "live and here: a 403 may be %s, which says nothing of scopes",
  async (_, kind, type) => {
    const { call, simulator } = await openHubSpot();
    simulator.addFault({ route: "contacts.list", kinds: [kind] });
    const answer = await call("GET", contacts);
    expect([answer.status, answer.body]).toEqual([403, null]);
    expect(answer.headers.get("content-type")?.split(";")[0] ?? null).toBe(type);
  },
);

test("only the 429 of a search names its interval", async () => {
  const { call } = await openHubSpot();
  const ask = () => call("POST", `${contacts}/search`, everything);
  const name = "x-hubspot-ratelimit-interval-milliseconds";
  const answers = await Promise.all(Array.from({ length: 6 }, ask));
  const named = answers.filter(({ headers }) => headers.has(name));
  expect(named.map(({ status, headers }) => [status, headers.get(name)])).toEqual([[429, "1000"]]);
});
