import { countedAs } from "../../../base/counted.ts";
import { texts } from "../../shell/page/language/language.ts";

/** The words of the banner that says what the breaker holds. */
export const breakerTexts = texts(
  {
    title: (contacts: string, since: string) =>
      `${countedAs(contacts, "contact is", "contacts are")} held since ${since}`,
    lead: "So many changes at once that no behaviour explains look like a mass edit or a broken source, so they wait for you. Demo requests, everything that contacts do themselves, verdicts and scores go on.",
    letGo: "Let go",
    letGoDaily: "Let go some a day",
    drop: "Drop",
    mostADay: "Contacts a day",
    begin: "Begin",
    cancel: "Cancel",
    daily: (most: string) => `${most} a day go, best score first.`,
    dropAsk:
      "Drop them? Nobody is enrolled by this and nobody leaves sales by it. Whoever does something later goes on as usual.",
    dropYes: "Yes, drop them",
    lookOnly: "Somebody who may publish can let them go or drop them.",
    failed: "It could not be answered",
  },
  {
    title: (contacts: string, since: string) =>
      `${countedAs(contacts, "contacto retenido", "contactos retenidos")} desde el ${since}`,
    lead: "Tantos cambios a la vez que ningún comportamiento explica parecen una edición masiva o una fuente averiada, así que le esperan a usted. Las solicitudes de demo, todo lo que hacen los propios contactos, los veredictos y las puntuaciones siguen.",
    letGo: "Dejar pasar",
    letGoDaily: "Dejar pasar algunos al día",
    drop: "Descartar",
    mostADay: "Contactos al día",
    begin: "Empezar",
    cancel: "Cancelar",
    daily: (most: string) => `Pasan ${most} al día, primero las mejores puntuaciones.`,
    dropAsk:
      "¿Descartarlos? Nadie se inscribe por esto ni nadie deja ventas por ello. Quien haga algo más adelante sigue como siempre.",
    dropYes: "Sí, descartarlos",
    lookOnly: "Quien puede publicar puede dejarlos pasar o descartarlos.",
    failed: "No se ha podido responder",
  },
);
