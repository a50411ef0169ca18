import type { Text } from "../base/text.ts";

/** The product's own behaviour events (docs/contracts.md, Behaviour events): what each is called, whoever shows it. */
export const eventNames = {
  page_viewed: { en: "Page viewed", es: "Página vista" },
  form_submitted: { en: "Form submitted", es: "Formulario enviado" },
  content_downloaded: { en: "Content downloaded", es: "Contenido descargado" },
  webinar_registered: { en: "Webinar registration", es: "Inscripción a un webinar" },
  webinar_attended: { en: "Webinar attended", es: "Asistencia a un webinar" },
  newsletter_subscribed: { en: "Newsletter subscription", es: "Suscripción al boletín" },
  trial_started: { en: "Trial started", es: "Prueba iniciada" },
  feature_used: { en: "Product used", es: "Uso del producto" },
  seats_invited: { en: "Colleagues invited", es: "Compañeros invitados" },
  limit_reached: { en: "Limit of the plan reached", es: "Límite del plan alcanzado" },
  meeting_booked: { en: "Meeting booked", es: "Reunión reservada" },
  call_held: { en: "Call held", es: "Llamada realizada" },
  email_replied: { en: "E-mail reply", es: "Respuesta a un correo" },
  chat_started: { en: "Chat started", es: "Chat iniciado" },
  email_opened: { en: "E-mail opened", es: "Correo abierto" },
  email_clicked: { en: "Click in an e-mail", es: "Clic en un correo" },
} as const satisfies Readonly<Record<string, Text>>;

/** One of the product's own types; admins add `custom:*` ones. */
export type EventType = keyof typeof eventNames;

export const eventTypes: readonly string[] = Object.keys(eventNames);

/** A call of ours that nobody answered: it counts for the time to first contact alone, so no model asks for it. */
export const triedCall = "call_tried";
const tried: Text = { en: "Call without an answer", es: "Llamada sin respuesta" };

/** What an event type is called; one of the admin's own goes by its name. */
export function eventName(type: string): Text {
  if (Object.hasOwn(eventNames, type)) return eventNames[type as EventType];
  if (type === triedCall) return tried;
  const own = type.replace(/^custom:/, "").replaceAll("_", " ");
  return { en: own, es: own };
}
