import type { ModelDocument } from "../../src/scoring/model/model.ts";
import { behaviour, event, eventWith, HALF_LIFE } from "./behaviour-criteria.ts";
import { talkToUs } from "./gates.ts";

type Criterion = ModelDocument["criteria"][number];

/** Behaviour criteria that any business can use, on HubSpot's own signals (domain.md section 3). */
export const interest = {
  talk: behaviour({
    id: "demo-or-contact",
    label: { en: "Demo or contact form", es: "Formulario de demo o contacto" },
    definition: {
      en: "Submitted a form asking for a demo, a quote or a call back.",
      es: "Envió un formulario para pedir una demo, un presupuesto o un contacto.",
    },
    when: eventWith("form_submitted", "form", talkToUs),
    points: 20,
  }),
  meeting: behaviour({
    id: "meeting",
    label: { en: "Meeting booked", es: "Reunión reservada" },
    definition: {
      en: "Booked a meeting with someone on the team. Meetings that sales books do not count.",
      es: "Reservó una reunión con alguien del equipo. Las que reserva ventas no cuentan.",
    },
    when: event(["meeting_booked"]),
    points: 15,
  }),
  reply: behaviour({
    id: "reply",
    label: { en: "Reply to an e-mail", es: "Respuesta a un correo" },
    definition: {
      en: "Answered an e-mail that a salesperson wrote.",
      es: "Contestó a un correo escrito por un comercial.",
    },
    when: event(["email_replied"]),
    points: 10,
  }),
  pricing: behaviour({
    id: "pricing",
    label: { en: "Pricing page, repeatedly", es: "Página de precios, repetidamente" },
    definition: {
      en: "Viewed the pricing page at least twice in the last 14 days. Once is curiosity, twice is a comparison.",
      es: "Vio la página de precios al menos dos veces en los últimos 14 días: una es curiosidad, dos son una comparación.",
    },
    when: {
      op: "event",
      types: ["page_viewed"],
      where: { op: "contains", field: "url", values: ["/pricing", "/precios"] },
      times: 2,
      withinDays: 14,
    },
    points: 10,
    halfLife: HALF_LIFE.pricing,
  }),
  webinar: behaviour({
    id: "webinar",
    label: { en: "Webinar", es: "Webinar" },
    definition: {
      en: "Registered for or attended a webinar or a course.",
      es: "Se inscribió en un webinar o curso, o participó en él.",
    },
    when: {
      op: "any",
      of: [
        event(["webinar_registered", "webinar_attended"]),
        eventWith("form_submitted", "form", ["webinar", "curso", "course"]),
      ],
    },
    points: 8,
  }),
  newsletter: behaviour({
    id: "newsletter",
    label: { en: "Newsletter", es: "Boletín" },
    definition: {
      en: "Subscribed to the newsletter, so wants to hear from us regularly.",
      es: "Se suscribió al boletín, así que quiere saber de nosotros con regularidad.",
    },
    when: {
      op: "any",
      of: [
        event(["newsletter_subscribed"]),
        eventWith("form_submitted", "form", ["newsletter", "boletin"]),
      ],
    },
    points: 5,
  }),
} as const satisfies Readonly<Record<string, Criterion>>;

/** Downloads count each up to a cap: several tell more than one, ten no more than two. */
export const downloads: Criterion = {
  id: "download",
  axis: "pain",
  label: { en: "White paper or e-book", es: "Informe o libro electrónico" },
  definition: {
    en: "Downloaded a white paper, an e-book or a guide, directly or through a form.",
    es: "Descargó un informe, un libro electrónico o una guía, directamente o mediante un formulario.",
  },
  rules: [
    { when: event(["content_downloaded"]), points: 4, each: true },
    {
      when: eventWith("form_submitted", "form", [
        "ebook",
        "e-book",
        "white paper",
        "guide",
        "guia",
      ]),
      points: 4,
      each: true,
    },
  ],
  pick: "sum",
  cap: 8,
  decay: { kind: "halfLife", days: HALF_LIFE.usual },
};

const REFERENCE_PAGES = [
  "/faq",
  "/preguntas",
  "/docs",
  "/help",
  "/ayuda",
  "/knowledge",
  "/ficha",
  "/datasheet",
];

/** Pages that only someone with a use in mind reads. */
export const sheets: Criterion = behaviour({
  id: "sheet-or-faq",
  label: { en: "Technical sheet or FAQ", es: "Ficha técnica o preguntas frecuentes" },
  definition: {
    en: "Read a technical sheet, the knowledge base or the frequently asked questions.",
    es: "Leyó una ficha técnica, la base de conocimiento o las preguntas frecuentes.",
  },
  when: eventWith("page_viewed", "url", REFERENCE_PAGES),
  points: 3,
  eachUpTo: 6,
});
