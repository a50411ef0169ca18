import type { Text } from "../scoring/text.ts";

/** Behaviour events in words (contracts.md, Behaviour events). */
const labels: Readonly<Record<string, Text>> = {
  page_viewed: { en: "Page viewed", es: "Página vista" },
  form_submitted: { en: "Form submitted", es: "Formulario enviado" },
  content_downloaded: { en: "Content downloaded", es: "Contenido descargado" },
  webinar_registered: { en: "Webinar registration", es: "Inscripción a un webinar" },
  webinar_attended: { en: "Webinar attended", es: "Asistencia a un webinar" },
  newsletter_subscribed: { en: "Newsletter subscribed", es: "Suscripción al boletín" },
  trial_started: { en: "Trial started", es: "Prueba iniciada" },
  feature_used: { en: "Product used", es: "Uso del producto" },
  seats_invited: { en: "Colleagues invited", es: "Compañeros invitados" },
  limit_reached: { en: "Limit reached", es: "Límite alcanzado" },
  meeting_booked: { en: "Meeting booked", es: "Reunión reservada" },
  call_held: { en: "Call held", es: "Llamada realizada" },
  email_replied: { en: "E-mail reply", es: "Respuesta a un correo" },
  chat_started: { en: "Chat started", es: "Chat iniciado" },
  email_opened: { en: "E-mail opened", es: "Correo abierto" },
  email_clicked: { en: "E-mail clicked", es: "Clic en un correo" },
};

/** An event type for people; one of the admin's own goes by its name. */
export function eventLabel(type: string): Text {
  const own = type.replace(/^custom:/, "").replaceAll("_", " ");
  return labels[type] ?? { en: own, es: own };
}
