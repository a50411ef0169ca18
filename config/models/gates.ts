import type { ModelDocument } from "../../src/scoring/model/model.ts";

/** Served markets: the main ones, then those with less potential. An admin's first change. */
export const markets = {
  main: "ES PT FR DE IT GB IE NL BE US CA MX".split(" "),
  others: "AT CH DK SE NO FI PL CZ AD LU AR CL CO PE UY EC CR PA DO PR".split(" "),
} as const;

/**
 * Who is never handed off (contracts.md, Exclusions). The domains are placeholders that belong to
 * nobody: the admin writes in the own company's and the competitors'.
 */
export const exclusions: ModelDocument["exclusions"] = [
  {
    id: "employee",
    label: { en: "Works for us", es: "Trabaja con nosotros" },
    when: { op: "domainIn", field: "email", values: ["our-company.example"] },
  },
  {
    id: "competitor",
    label: { en: "Works for a competitor", es: "Trabaja para un competidor" },
    when: { op: "domainIn", field: "companyDomain", values: ["competitor.example"] },
  },
  {
    id: "student",
    label: { en: "Student", es: "Estudiante" },
    // A rank beats the keyword: the founder of a students' residence is none.
    when: {
      op: "all",
      of: [
        {
          op: "contains",
          field: "jobTitle",
          values: ["student", "estudiante", "alumno", "alumna"],
        },
        { op: "not", of: { op: "seniorityAtLeast", field: "jobTitle", level: "manager" } },
      ],
    },
  },
];

/** A contact outside the served markets has little value, whatever its behaviour (domain.md section 2). */
export const limits: ModelDocument["limits"] = [
  {
    id: "outside-markets",
    label: { en: "Outside the markets that we serve", es: "Fuera de los mercados que atendemos" },
    when: {
      op: "not",
      of: { op: "countryIn", field: "country", values: [...markets.main, ...markets.others] },
    },
    band: "basic",
  },
];

/** The texts in a form's name that mean 'talk to me'. */
export const talkToUs = [
  "demo",
  "demostración",
  "contact",
  "contacto",
  "contactar",
  "contáctanos",
  "contáctenos",
  "presupuesto",
  "cotización",
  "quote",
  "quotation",
  "talk to sales",
  "hablar con ventas",
];

/** A demo or contact request makes a contact ready at once (contracts.md, Hand-raisers). */
export const handRaisers: ModelDocument["handRaisers"] = [
  {
    label: { en: "Asked for a demo or a contact", es: "Pidió una demo o un contacto" },
    types: ["form_submitted"],
    where: { op: "contains", field: "form", values: talkToUs },
    withinDays: 30,
  },
];
