import type { OpenConsole } from "./open-console.ts";

const property = (name: string, label: string, type: string, more: object = {}) => ({
  name,
  label,
  type,
  fieldType: type === "number" ? "number" : "text",
  groupName: "contactinformation",
  ...more,
});

const contacts = [
  property("email", "Email", "string", { hubspotDefined: true }),
  property("country", "<img src=x onerror=alert(1)>", "string", { hubspotDefined: true }),
  property("puesto", "Cargo actual", "string"),
  property("employees_count", "Employees", "number"),
  property("score_sum", "Sum", "number", { calculated: true }),
  property("read_only", "Read only", "string", {
    modificationMetadata: { readOnlyValue: true },
  }),
  property("last_login_at", "Last login", "datetime"),
  property("ripen_lead_score", "Lead score", "number"),
];

/** Lets HubSpot answer with a few properties, and with records that have two in three of them filled. */
export function answerProperties(rig: OpenConsole): void {
  rig.answerCall = (path, body) => {
    if (path.endsWith("/properties/2026-09/contacts")) return { results: contacts };
    if (path.endsWith("/properties/2026-09/companies")) {
      return {
        results: [property("name", "Name", "string"), property("country", "Country", "string")],
      };
    }
    if (path.endsWith("/batch/read")) {
      const { inputs } = body as { inputs: { id: string }[] };
      return {
        results: inputs.map(({ id }, at) => ({
          id,
          properties: {
            email: `p${at}@works.example`,
            puesto: at % 3 === 0 ? null : "Jefa",
            country: "Spain",
          },
          createdAt: "2026-01-01T00:00:00Z",
          updatedAt: "2026-01-01T00:00:00Z",
          archived: false,
        })),
      };
    }
    return { results: [], total: 0 };
  };
}
