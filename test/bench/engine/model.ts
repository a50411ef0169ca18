import type { ModelDocument } from "../../../src/scoring/model/model.ts";

const text = (name: string): { en: string; es: string } => ({ en: name, es: name });

type Criterion = ModelDocument["criteria"][number];
type Rule = Criterion["rules"][number];

const fit = (id: string, when: Rule["when"], points: number): Criterion => ({
  id,
  axis: "fit",
  label: text(id),
  definition: text(`bench criterion ${id}`),
  rules: [{ when, points }],
});

const pain = (
  id: string,
  type: string,
  points: number,
  decay: NonNullable<Criterion["decay"]>,
  more: {
    readonly cap?: number;
    readonly where?: Extract<Rule["when"], { op: "event" }>["where"];
    readonly times?: number;
    readonly withinDays?: number;
    readonly each?: boolean;
  } = {},
): Criterion => ({
  id,
  axis: "pain",
  label: text(id),
  definition: text(`bench criterion ${id}`),
  rules: [
    {
      when: {
        op: "event",
        types: [type],
        where: more.where ?? null,
        times: more.times ?? 1,
        withinDays: more.withinDays ?? null,
      },
      points,
      each: more.each ?? true,
    },
  ],
  decay,
  cap: more.cap ?? null,
});

/** The 20 rules of the bench: 12 on properties, 8 on decaying behaviour. */
export const benchModel: ModelDocument = {
  schema: 1,
  id: "bench",
  name: "Bench",
  kind: "lead",
  axes: { fit: { max: 100 }, pain: { max: 100 } },
  fields: {
    title: { contact: "jobtitle" },
    country: { company: "country", contact: "country" },
    employees: { company: "numberofemployees", contact: "numemployees" },
    revenue: { company: "annualrevenue" },
    email: { contact: "email" },
    industry: { company: "industry" },
    domain: { company: "domain" },
    stage: { contact: "lifecyclestage" },
    phone: { contact: "phone" },
    city: { contact: "city" },
    language: { contact: "hs_language" },
    website: { company: "website" },
  },
  criteria: [
    fit("position", { op: "seniorityAtLeast", field: "title", level: "director" }, 15),
    fit("market", { op: "countryIn", field: "country", values: ["ES", "PT", "FR", "Mexico"] }, 10),
    fit("size", { op: "size", field: "employees", atLeast: 50, atMost: 1_000 }, 10),
    fit("revenue", { op: "size", field: "revenue", atLeast: 1_000_000 }, 5),
    fit("business-email", { op: "businessEmail", field: "email" }, 5),
    fit("industry", { op: "contains", field: "industry", values: ["software", "internet"] }, 8),
    fit(
      "partner",
      { op: "domainIn", field: "domain", values: ["company3.com", "company7.com"] },
      -6,
    ),
    fit("stage", { op: "oneOf", field: "stage", values: ["lead", "marketingqualifiedlead"] }, 3),
    fit("phone", { op: "known", field: "phone" }, 2),
    fit("city", { op: "equals", field: "city", value: "Málaga" }, 2),
    fit("language", { op: "startsWith", field: "language", values: ["es"] }, 2),
    fit("website", { op: "endsWith", field: "website", values: [".io", ".ai"] }, 1),
    pain(
      "pricing",
      "page_viewed",
      3,
      { kind: "halfLife", days: 30 },
      {
        cap: 12,
        where: { op: "contains", field: "url", values: ["/pricing", "/precios"] },
        times: 2,
      },
    ),
    pain("download", "content_downloaded", 4, { kind: "halfLife", days: 60 }, { cap: 8 }),
    pain("webinar", "webinar_attended", 5, { kind: "linear", days: 90 }, { cap: 10 }),
    pain("trial", "trial_started", 20, { kind: "halfLife", days: 60 }, { each: false }),
    pain("use", "feature_used", 1, { kind: "halfLife", days: 30 }, { cap: 15, withinDays: 90 }),
    pain(
      "meeting",
      "meeting_booked",
      15,
      {
        kind: "steps",
        steps: [
          { untilDays: 30, share: 1 },
          { untilDays: 90, share: 0.5 },
        ],
      },
      { each: false },
    ),
    pain("reply", "email_replied", 5, { kind: "window", days: 90 }, { cap: 10 }),
    pain(
      "demo",
      "form_submitted",
      20,
      { kind: "halfLife", days: 60 },
      {
        each: false,
        where: { op: "contains", field: "form", values: ["demo", "contact"] },
      },
    ),
  ],
  bands: [{ name: "basic", label: text("basic"), from: 0 }],
  matrix: {
    fit: [25],
    pain: [20],
    cells: [
      ["blue", "purple"],
      ["purple", "red"],
    ],
  },
  ready: { fit: 25, pain: 20, total: 55 },
};
