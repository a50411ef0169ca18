import { outputProperties } from "../../../config/properties.ts";
import { scenarios } from "../../../config/scenarios.ts";
import type { Call, HubSpotClient } from "../../../src/hubspot/transport/client.ts";
import { hubspotOptions } from "../../../src/hubspot/transport/options.ts";
import type { PortalId } from "../../../src/store/engine/portal-id.ts";

type Batch = {
  readonly inputs?: readonly { readonly id: string }[];
  readonly properties?: readonly string[];
};

/**
 * HubSpot within the process: every contact that is asked for is there and has another title at each
 * reading, and every write is taken. It costs next to nothing, so that what is measured is the app.
 */
export function stubHubSpot(portalId: PortalId): HubSpotClient {
  let readings = 0;
  const ours = outputProperties({ scenarios, bound: ["handoff"] }).map((spec) => ({
    ...spec,
    label: spec.label.en,
    description: spec.description.en,
    options: spec.options.map(({ value, label }) => ({ value, label: label.en })),
  }));
  const answerTo = ({
    kind,
    method,
    path,
    body,
  }: Pick<Call<unknown>, "kind" | "method" | "path" | "body">): unknown => {
    const { inputs = [], properties = [] } = (body ?? {}) as Batch;
    const ids = inputs.map(({ id }) => id);
    // A property that exists stands in the answer, also when it is empty.
    const empty = Object.fromEntries(properties.map((name) => [name, null]));
    if (method === "GET" && path.startsWith("/crm/properties/")) return { results: ours };
    if (!path.includes("/contacts/batch/")) return { results: [] };
    const at = new Date().toISOString();
    readings += 1;
    return {
      status: "COMPLETE",
      results: ids.map((id) => ({
        id,
        properties: kind === "read" ? { ...empty, ...contactOf(id, readings, at) } : {},
        createdAt: "2025-01-01T00:00:00.000Z",
        updatedAt: at,
        archived: false,
      })),
    };
  };
  return {
    portalId,
    options: hubspotOptions,
    call: async (call) => call.schema.parse(answerTo(call)),
  };
}

const titles = ["Head of Sales", "Analyst", "CTO", "Intern"];

function contactOf(id: string, reading: number, at: string): Record<string, string> {
  return {
    // One person for all, as the fixture copies one: a first reading must not give everybody another name.
    email: "ana@company.example",
    firstname: "Ana",
    lastname: "Ruiz",
    jobtitle: titles[(Number(id) + reading) % titles.length] ?? "",
    country: "Spain",
    createdate: "2025-01-01T00:00:00.000Z",
    lastmodifieddate: at,
    lifecyclestage: "lead",
    num_conversion_events: "3",
    hs_analytics_num_page_views: "12",
  };
}
