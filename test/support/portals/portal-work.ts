import { propertiesOfSources, standardSources } from "../../../config/behaviour.ts";
import { lexicon } from "../../../config/lexicon.ts";
import { scenarios, triggerProperty } from "../../../config/scenarios.ts";
import { pace } from "../../../config/schedule.ts";
import type { HubSpotClient } from "../../../src/hubspot/transport/client.ts";
import { hubspotOptions } from "../../../src/hubspot/transport/options.ts";
import type { PortalWork } from "../../../src/portal-work.ts";
import { usualSla } from "../../../src/outcomes/sla.ts";
import { standardProperties } from "../../../src/reading/standard-properties.ts";
import { compileModel } from "../../../src/scoring/compile/compile.ts";
import { parseModel } from "../../../src/scoring/model/model.ts";
import { propertiesRead } from "../../../src/scoring/model/properties-read.ts";
import { outputProperties } from "../../../src/writeback/desired-values.ts";
import { portal, dueOf } from "../ledger/decision.ts";

/** Thirty points for a business address, ten for a big company, thirty for each of two forms. */
export const model = parseModel({
  schema: 1,
  id: "tiny",
  version: 1,
  name: "Tiny",
  kind: "lead",
  fields: { email: { contact: "email" }, headcount: { company: "numberofemployees" } },
  families: {},
  criteria: [
    {
      id: "business-mail",
      axis: "fit",
      label: { en: "Business e-mail", es: "Correo de empresa" },
      definition: { en: "No free-mail address", es: "Sin dirección gratuita" },
      rules: [{ when: { op: "businessEmail", field: "email" }, points: 30 }],
    },
    {
      id: "size",
      axis: "fit",
      label: { en: "Size", es: "Tamaño" },
      definition: { en: "From 500 people on", es: "Desde 500 personas" },
      rules: [{ when: { op: "atLeast", field: "headcount", value: 500 }, points: 10 }],
    },
    {
      id: "form",
      axis: "pain",
      label: { en: "Form", es: "Formulario" },
      definition: { en: "Filled in a form", es: "Rellenó un formulario" },
      rules: [{ when: { op: "event", types: ["form_submitted"] }, points: 30 }],
    },
  ],
  exclusions: [],
  limits: [],
  handRaisers: [],
  bands: [
    { name: "low", label: { en: "Low", es: "Bajo" }, from: 0 },
    { name: "high", label: { en: "High", es: "Alto" }, from: 50 },
  ],
  matrix: {
    fit: [25],
    pain: [25],
    cells: [
      ["blue", "purple"],
      ["purple", "red"],
    ],
  },
  ready: { fit: 25, pain: 25, total: 50, dwellHours: 0 },
});

/** A client for what makes no calls. */
const silentClient: HubSpotClient = {
  portalId: portal,
  options: hubspotOptions,
  call: () => Promise.reject(new Error("no call was expected")),
};

/** A portal that was installed at 1000 with every scenario bound, and version 1 of the tiny model. */
export function portalWork(changes: Partial<PortalWork> = {}): PortalWork {
  const mapped = propertiesRead(model);
  return {
    portalId: portal,
    client: silentClient,
    lease: { name: "portal:12345", owner: "one", fence: 1 },
    models: { lead: compileModel(model, lexicon), customer: null },
    challenger: null,
    versions: { lead: 1, customer: null },
    sources: standardSources,
    reads: {
      contact: [
        ...new Set([
          ...standardProperties,
          ...propertiesOfSources(standardSources),
          ...mapped.contact,
          ...outputProperties,
          ...scenarios.map(({ name }) => triggerProperty(name)),
        ]),
      ],
      company: mapped.company,
    },
    scenarios: scenarios.map((scenario) => ({ ...scenario, boundAt: 1_000, call: null })),
    isRolledBack: false,
    leftAt: null,
    inForce: { since: 1_000, isMapping: false },
    returnedAt: null,
    mapped: { contact: [], company: [] },
    isDryRun: false,
    writePace: null,
    outputs: {},
    mayUseWorkflowApi: false,
    unwritable: new Set(),
    resting: new Set(),
    installedAt: 1_000,
    dueOf,
    salesTerms: usualSla,
    tellsColleagues: true,
    pace,
    features: new Set(),
    language: "en",
    timeZone: "UTC",
    ...changes,
  };
}
