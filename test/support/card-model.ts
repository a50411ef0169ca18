import { parseModel } from "../../src/scoring/model/model.ts";
import type { LeadScore } from "../../src/scoring/result.ts";

/** A small model with a label for everything that the card names. */
export function cardModel(version: number): ReturnType<typeof parseModel> {
  return parseModel({
    schema: 1,
    id: "small",
    version,
    name: "Small model",
    kind: "lead",
    fields: {
      email: { contact: "email" },
      country: { company: "country", contact: "country" },
      logins: { contact: "last_login_at", event: { type: "feature_used", kind: "date" } },
    },
    families: { visits: { cap: 10 } },
    criteria: [
      {
        id: "business-mail",
        axis: "fit",
        label: { en: "Business e-mail", es: "Correo de empresa" },
        definition: { en: "No free-mail address", es: "Sin dirección gratuita" },
        rules: [{ when: { op: "businessEmail", field: "email" }, points: 20 }],
      },
      {
        id: "market",
        axis: "fit",
        label: { en: "Market", es: "Mercado" },
        definition: { en: "A country that we serve", es: "Un país que atendemos" },
        rules: [{ when: { op: "countryIn", field: "country", values: ["Spain"] }, points: 20 }],
      },
      {
        id: "trial",
        axis: "pain",
        family: "visits",
        label: { en: "Trial started", es: "Prueba iniciada" },
        definition: { en: "Began a trial", es: "Inició una prueba" },
        rules: [{ when: { op: "event", types: ["trial_started"] }, points: 30 }],
      },
    ],
    exclusions: [
      {
        id: "competitor",
        label: { en: "Competitor", es: "Competidor" },
        when: { op: "domainIn", field: "email", values: ["rival.example"] },
      },
    ],
    limits: [
      {
        id: "unserved",
        label: { en: "Outside our markets", es: "Fuera de nuestros mercados" },
        when: { op: "countryIn", field: "country", values: ["Antarctica"] },
        band: "low",
      },
    ],
    handRaisers: [
      { label: { en: "Asked for a demo", es: "Pidió una demo" }, types: ["demo_asked"] },
    ],
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
    ready: { fit: 25, pain: 25, total: 50 },
  });
}

/** A score of that model: not ready, 20 + 30, unless `changes` says otherwise. */
export function scoreOf(changes: Partial<LeadScore> = {}): LeadScore {
  return {
    kind: "lead",
    modelVersion: 1,
    asOf: 1_790_000_000_000,
    fit: 20,
    pain: 30,
    leadScore: 50,
    exactFit: 20,
    exactPain: 30,
    band: "high",
    segment: "purple",
    readiness: { ready: false, readySince: null, belowSince: null },
    reason: null,
    nextStep: "complete_profile",
    role: "influencer",
    funnelStage: "consideration",
    origin: "inbound",
    lines: [
      line({ id: "business-mail", points: 20 }),
      line({ id: "market", points: 0, unknown: true }),
      line({ axis: "pain", id: "trial", points: 40, events: 2 }),
      line({ axis: "pain", kind: "familyCap", id: "visits", points: -10 }),
    ],
    missing: [
      { kind: "points", of: "fit", short: 5 },
      { kind: "unknown", criterion: "market", field: "country" },
    ],
    ...changes,
  };
}

/** A ready contact's score. */
export function readyScore(changes: Partial<LeadScore> = {}): LeadScore {
  const asOf = changes.asOf ?? 1_790_000_000_000;
  return scoreOf({
    fit: 40,
    leadScore: 70,
    exactFit: 40,
    segment: "red",
    readiness: { ready: true, readySince: asOf, belowSince: null },
    nextStep: "call",
    missing: [],
    ...changes,
  });
}

function line(changes: Partial<LeadScore["lines"][number]>): LeadScore["lines"][number] {
  return {
    axis: "fit",
    kind: "criterion",
    id: "",
    points: 0,
    exact: changes.points ?? 0,
    events: 0,
    capped: false,
    unknown: false,
    ...changes,
  };
}
