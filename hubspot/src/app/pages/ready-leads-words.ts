import type { Language } from "@ripen/talk/language-of.ts";

/** Everything that the page says, in one language. Dates come in formatted. */
export type PageWords = {
  readonly title: string;
  readonly lists: Readonly<Record<"mine" | "unassigned" | "all", string>>;
  readonly leads: string;
  readonly week: string;
  readonly loading: string;
  readonly failedTitle: string;
  readonly failed: string;
  readonly disconnected: string;
  readonly again: string;
  readonly nobody: string;
  readonly who: string;
  readonly score: string;
  readonly when: string;
  readonly why: string;
  readonly owner: string;
  readonly noOwner: string;
  readonly raised: string;
  readonly contactBy: (date: string) => string;
  readonly overdue: (date: string) => string;
  readonly contacted: (date: string) => string;
  readonly untold: string;
  readonly answer: string;
  readonly reason: string;
  readonly pick: string;
  readonly reasons: Readonly<Record<string, string>>;
  readonly verdict: Readonly<Record<"yes" | "maybe" | "never", string>>;
  readonly kept: string;
  readonly undone: string;
  readonly undo: string;
  readonly notTaken: string;
  readonly more: string;
  readonly figures: Readonly<
    Record<"told" | "in_time" | "late" | "overdue" | "answered" | "yes" | "maybe" | "never", string>
  >;
  readonly waits: Readonly<Record<"contact" | "overdue" | "raised" | "unassigned", string>>;
  readonly before: (count: number) => string;
};

const english: PageWords = {
  title: "Ready leads",
  lists: { mine: "My leads", unassigned: "Without an owner", all: "All" },
  leads: "Who to call",
  week: "This week",
  loading: "Loading the ready leads",
  failedTitle: "The leads cannot be shown right now",
  failed: "Ripen did not answer. Try again in a moment.",
  disconnected: "This account is no longer connected to Ripen.",
  again: "Try again",
  nobody: "No ready leads here.",
  who: "Contact",
  score: "Score",
  when: "Contact by",
  why: "Why",
  owner: "Owner",
  noOwner: "Without an owner",
  raised: "Asked for contact",
  contactBy: (date) => `by ${date}`,
  overdue: (date) => `overdue since ${date}`,
  contacted: (date) => `contacted on ${date}`,
  untold: "Sales was not told",
  answer: "Your verdict",
  reason: "Reason (optional)",
  pick: "Pick one",
  reasons: {
    competitor: "Competitor",
    student: "Student",
    supplier: "Supplier",
    no_budget: "No budget",
    no_need: "No need",
    wrong_role: "Wrong role",
    wrong_market: "Wrong market",
    bad_data: "Wrong data",
    timing: "Not now",
    other: "Other",
  },
  verdict: { yes: "Yes, qualified", maybe: "Maybe later", never: "Never" },
  kept: "Verdict saved",
  undone: "Verdict undone",
  undo: "Undo",
  notTaken: "Ripen did not accept it. Try again in a moment.",
  more: "Show more",
  figures: {
    told: "Handed to sales",
    in_time: "Contacted in time",
    late: "Contacted late",
    overdue: "Overdue",
    answered: "Answered",
    yes: "Yes",
    maybe: "Maybe",
    never: "Never",
  },
  waits: {
    contact: "Wait for contact",
    overdue: "Overdue",
    raised: "Asked for contact",
    unassigned: "Without an owner",
  },
  before: (count) => `${count} the week before`,
};

const spanish: PageWords = {
  title: "Leads listos",
  lists: { mine: "Mis leads", unassigned: "Sin propietario", all: "Todos" },
  leads: "A quién llamar",
  week: "Esta semana",
  loading: "Cargando los leads listos",
  failedTitle: "No se pueden mostrar los leads ahora",
  failed: "Ripen no ha respondido. Inténtelo de nuevo en un momento.",
  disconnected: "Esta cuenta ya no está conectada a Ripen.",
  again: "Intentar de nuevo",
  nobody: "Aquí no hay nadie listo.",
  who: "Contacto",
  score: "Puntuación",
  when: "Contactar antes de",
  why: "Por qué",
  owner: "Propietario",
  noOwner: "Sin propietario",
  raised: "Pidió contacto",
  contactBy: (date) => `antes del ${date}`,
  overdue: (date) => `fuera de plazo desde el ${date}`,
  contacted: (date) => `contactado el ${date}`,
  untold: "No se avisó a ventas",
  answer: "Su veredicto",
  reason: "Motivo (opcional)",
  pick: "Elija uno",
  reasons: {
    competitor: "Competidor",
    student: "Estudiante",
    supplier: "Proveedor",
    no_budget: "Sin presupuesto",
    no_need: "Sin necesidad",
    wrong_role: "Cargo inadecuado",
    wrong_market: "Mercado inadecuado",
    bad_data: "Datos erróneos",
    timing: "Ahora no",
    other: "Otro",
  },
  verdict: { yes: "Sí, cualificado", maybe: "Tal vez más adelante", never: "Nunca" },
  kept: "Veredicto guardado",
  undone: "Veredicto deshecho",
  undo: "Deshacer",
  notTaken: "Ripen no lo ha aceptado. Inténtelo de nuevo en un momento.",
  more: "Mostrar más",
  figures: {
    told: "Traspasados a ventas",
    in_time: "Contactados a tiempo",
    late: "Contactados tarde",
    overdue: "Fuera de plazo",
    answered: "Respondidos",
    yes: "Sí",
    maybe: "Tal vez",
    never: "Nunca",
  },
  waits: {
    contact: "Esperan contacto",
    overdue: "Fuera de plazo",
    raised: "Pidieron contacto",
    unassigned: "Sin propietario",
  },
  before: (count) => `${count} la semana anterior`,
};

const words: Readonly<Record<Language, PageWords>> = { en: english, es: spanish };

/** The page's words in a person's language. */
export function pageWords(language: Language): PageWords {
  return words[language];
}
