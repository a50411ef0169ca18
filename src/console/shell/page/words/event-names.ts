import type { Both } from "../language/language.ts";

const names = {
  page_viewed: { en: "Page viewed", es: "Página vista" },
  form_submitted: { en: "Form submitted", es: "Formulario enviado" },
  content_downloaded: { en: "Content downloaded", es: "Contenido descargado" },
  webinar_registered: { en: "Webinar registration", es: "Inscripción a webinar" },
  webinar_attended: { en: "Webinar attended", es: "Asistencia a webinar" },
  newsletter_subscribed: { en: "Newsletter subscription", es: "Suscripción al boletín" },
  trial_started: { en: "Trial started", es: "Prueba iniciada" },
  feature_used: { en: "Product used", es: "Uso del producto" },
  seats_invited: { en: "Colleagues invited", es: "Compañeros invitados" },
  limit_reached: { en: "Limit of the plan reached", es: "Límite del plan alcanzado" },
  meeting_booked: { en: "Meeting booked", es: "Reunión reservada" },
  call_held: { en: "Call held", es: "Llamada realizada" },
  email_replied: { en: "E-mail answered", es: "Correo respondido" },
  chat_started: { en: "Chat started", es: "Chat iniciado" },
  email_opened: { en: "E-mail opened", es: "Correo abierto" },
  email_clicked: { en: "E-mail clicked", es: "Clic en un correo" },
} as const satisfies Readonly<Record<string, Both>>;

/** The product's own event types (contracts.md, Behaviour events). */
export const eventTypes: readonly string[] = Object.keys(names);

/** What an event type is called; `custom:` ones by what follows. */
export function eventName(type: string): Both {
  const known: Readonly<Record<string, Both>> = names;
  const own = type.replace(/^custom:/, "");
  return Object.hasOwn(known, type) ? (known[type] ?? { en: own, es: own }) : { en: own, es: own };
}
