import type { Scenario } from "./scenario.ts";

const lead = { kind: "lead" } as const;
const uncapped = { minimumScore: null, coolDownDays: 0, mostADay: null } as const;
/** Signs of a product in use (contracts.md, Behaviour events). */
const usage = ["feature_used", "seats_invited", "limit_reached"] as const;

/** Scenarios for leads (domain.md section 8). The first three are those that a new portal starts with. */
export const leadScenarios: readonly Scenario[] = [
  {
    name: "handoff",
    label: { en: "Hand-off to sales", es: "Traspaso a ventas" },
    about: {
      en: "Starts when a lead becomes ready for sales; ends with sales' verdict or first contact.",
      es: "Empieza cuando un lead está listo para ventas; termina con el veredicto comercial o el primer contacto.",
    },
    isNurturing: false,
    priority: 100,
    sendsMail: false,
    trigger: { on: "ready" },
    audience: lead,
    goal: { by: "answered" },
    ...uncapped,
  },
  {
    name: "welcome",
    label: { en: "Welcome", es: "Bienvenida" },
    about: {
      en: "Starts for every new lead; ends when it becomes active.",
      es: "Empieza con cada lead nuevo; termina cuando se activa.",
    },
    isNurturing: true,
    priority: 50,
    sendsMail: true,
    trigger: { on: "always" },
    audience: lead,
    goal: { by: "active" },
    ...uncapped,
  },
  {
    name: "nurture",
    label: { en: "Nurture", es: "Nurturing" },
    about: {
      en: "Starts for leads that are not ready for sales yet; ends when they are.",
      es: "Empieza con los leads que aún no están listos para ventas; termina cuando lo están.",
    },
    isNurturing: true,
    priority: 10,
    sendsMail: true,
    trigger: { on: "notReady" },
    audience: lead,
    goal: { by: "ready" },
    ...uncapped,
  },
  {
    name: "sla",
    label: { en: "Hand-off unanswered", es: "Traspaso sin respuesta" },
    about: {
      en: "Starts when nobody has tried to contact a lead in time; ends with a verdict or a first contact. Without a workflow it is a task for the owner.",
      es: "Empieza cuando nadie ha intentado contactar con un lead en el plazo acordado; termina con un veredicto o un primer contacto. Sin flujo es una tarea para el propietario.",
    },
    isNurturing: false,
    priority: 90,
    sendsMail: false,
    trigger: { on: "unanswered", until: "contact_by" },
    audience: lead,
    goal: { by: "answered" },
    ...uncapped,
  },
  {
    name: "sla_reminder",
    label: { en: "Hand-off soon overdue", es: "Traspaso a punto de vencer" },
    about: {
      en: "Starts when nobody has tried to contact a lead and four fifths of the time has passed; ends with a verdict or a first contact. Without a workflow it is a task for the owner.",
      es: "Empieza cuando nadie ha intentado contactar con un lead y han pasado cuatro quintas partes del plazo; termina con un veredicto o un primer contacto. Sin flujo es una tarea para el propietario.",
    },
    isNurturing: false,
    priority: 80,
    sendsMail: false,
    trigger: { on: "unanswered", until: "reminder" },
    audience: lead,
    goal: { by: "answered" },
    ...uncapped,
  },
  {
    name: "onboarding",
    label: { en: "User onboarding", es: "Primeros pasos del usuario" },
    about: {
      en: "Starts when somebody has signed up but not used the product after a day; ends with the first use.",
      es: "Empieza cuando alguien se registró y al día siguiente no ha usado el producto; termina con el primer uso.",
    },
    isNurturing: true,
    priority: 45,
    sendsMail: true,
    trigger: { on: "stuck", first: ["trial_started"], next: usage, days: 1 },
    audience: lead,
    goal: { by: "did", types: usage },
    ...uncapped,
  },
  {
    name: "complete_profile",
    label: { en: "Complete the profile", es: "Completar el perfil" },
    about: {
      en: "Starts when little is known about an engaged lead; ends when enough is known.",
      es: "Empieza cuando se sabe poco de un lead activo; termina cuando se sabe bastante.",
    },
    isNurturing: true,
    priority: 30,
    sendsMail: true,
    trigger: { on: "incomplete" },
    audience: { kind: "lead", segments: ["purple"] },
    goal: { by: "complete" },
    minimumScore: null,
    coolDownDays: 30,
    mostADay: null,
  },
  {
    name: "engagement",
    label: { en: "Product engagement", es: "Reactivación" },
    about: {
      en: "Starts when a user has been quiet for 30 days, or 30 days after sales qualified a lead that did not buy; ends when it is active again.",
      es: "Empieza cuando un usuario lleva 30 días inactivo, o 30 días después de que ventas cualificara un lead que no compró; termina cuando vuelve a estar activo.",
    },
    isNurturing: true,
    priority: 20,
    sendsMail: true,
    trigger: {
      on: "any",
      of: [
        { on: "quiet", types: ["trial_started", ...usage], days: 30 },
        { on: "verdict", value: "yes", afterDays: 30 },
      ],
    },
    audience: lead,
    goal: { by: "active" },
    minimumScore: null,
    coolDownDays: 60,
    mostADay: null,
  },
];
