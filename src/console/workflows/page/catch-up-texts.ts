import { countedAs } from "../../../base/counted.ts";
import { texts } from "../../shell/page/language/language.ts";

/** The words of what stayed silent and can be caught up. */
export const catchUpTexts = texts(
  {
    title: "Recorded in silence",
    offers: {
      first_run: (n: string) =>
        `${countedAs(n, "contact", "contacts")} met this already at the first run`,
      binding: (n: string) =>
        `${countedAs(n, "contact", "contacts")} met this already when it was bound`,
      publish: (n: string) => `${countedAs(n, "contact", "contacts")} meet this by a publish`,
      import: (n: string) =>
        `${countedAs(n, "contact", "contacts")} meet this by an import or a mass change`,
    },
    leftOut: "Left out unless ticked:",
    reasons: {
      opted_out: "opted out of mail",
      bounced: "mail bounced",
      not_marketing: "no marketing contact (HubSpot bills those)",
      open_deal: "an open deal",
      quiet: "no sign of life for 12 months",
    },
    reason: (name: string, n: string) => `${name}: ${n}`,
    mostADay: "Contacts a day",
    start: (n: string) => `Enrol ${countedAs(n, "contact", "contacts")}, best first`,
    hint: "Off until you start it. A 24th of the number goes in an hour; whoever no longer meets the condition by then is left out. Demo requests go at once.",
    underWay: (most: string, today: string, left: string) =>
      `Under way: ${today} of ${most} had their turn today, ${left} left.`,
    stop: "Stop",
    failed: "It could not be changed",
  },
  {
    title: "Registrado en silencio",
    offers: {
      first_run: (n: string) =>
        `${countedAs(n, "contacto", "contactos")} ya cumplían esto en la primera ejecución`,
      binding: (n: string) =>
        `${countedAs(n, "contacto", "contactos")} ya cumplían esto al vincularlo`,
      publish: (n: string) =>
        `${countedAs(n, "contacto", "contactos")} cumplen esto por una publicación`,
      import: (n: string) =>
        `${countedAs(n, "contacto", "contactos")} cumplen esto por una importación o un cambio masivo`,
    },
    leftOut: "Quedan fuera salvo que se marquen:",
    reasons: {
      opted_out: "dados de baja del correo",
      bounced: "correo rebotado",
      not_marketing: "no son contactos de marketing (HubSpot los factura)",
      open_deal: "con un negocio abierto",
      quiet: "sin señales de vida en 12 meses",
    },
    reason: (name: string, n: string) => `${name}: ${n}`,
    mostADay: "Contactos al día",
    start: (n: string) =>
      `Inscribir ${countedAs(n, "contacto", "contactos")}, primero las mejores puntuaciones`,
    hint: "Desactivado hasta que lo inicie. Cada hora pasa una veinticuatroava parte; quien para entonces ya no cumpla la condición queda fuera. Las solicitudes de demo pasan al momento.",
    underWay: (most: string, today: string, left: string) =>
      `En curso: ${today} de ${most} han tenido hoy su turno, quedan ${left}.`,
    stop: "Detener",
    failed: "No se ha podido cambiar",
  },
);
