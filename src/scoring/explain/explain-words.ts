import type { Answer, Role } from "../result.ts";
import type { Text } from "../../base/text.ts";

/** The words that sentences and explanations are made of, in both languages. No logic lives here. */

/** Roles as a sentence begins. */
export const ROLES: Readonly<Record<Role, Text>> = {
  decision_maker: { en: "Decision maker", es: "Decisor" },
  influencer: { en: "Influencer", es: "Influenciador" },
  end_user: { en: "End user", es: "Usuario final" },
  unknown: { en: "Contact", es: "Contacto" },
};

export const AXES: Readonly<Record<"fit" | "pain", Text>> = {
  fit: { en: "fit", es: "ajuste" },
  pain: { en: "pain", es: "dolor" },
};

/** What follows from a verdict. */
export const SAID: Readonly<Record<Answer, Text>> = {
  yes: { en: "sales is working on this lead", es: "ventas ya trabaja este lead" },
  maybe: {
    en: "sales said maybe: waits for something new",
    es: "ventas dijo tal vez: espera algo nuevo",
  },
  lost: {
    en: "did not buy: waits for something new",
    es: "no compró: espera algo nuevo",
  },
  never: {
    en: "sales said never: not handed off again",
    es: "ventas dijo nunca: no se traspasa más",
  },
};

/** A trial, which its use may follow in one phrase. */
export const TRIAL: Readonly<Record<"started" | "used", Text>> = {
  started: { en: "started a trial on", es: "empezó una prueba el" },
  used: { en: "and used it last on", es: "y la usó por última vez el" },
};

/** What a person did, with 'on' and a date to follow. Types without an entry are named by their criterion. */
export const DID: Readonly<Record<string, Text>> = {
  trial_started: TRIAL.started,
  feature_used: { en: "used the product last on", es: "usó el producto por última vez el" },
  seats_invited: { en: "invited colleagues on", es: "invitó a compañeros el" },
  limit_reached: { en: "reached a limit of the plan on", es: "alcanzó un límite del plan el" },
  meeting_booked: { en: "booked a meeting on", es: "reservó una reunión el" },
  call_held: { en: "had a call on", es: "tuvo una llamada el" },
  email_replied: { en: "replied to an e-mail on", es: "respondió a un correo el" },
  chat_started: { en: "started a chat on", es: "inició un chat el" },
  content_downloaded: { en: "downloaded content on", es: "descargó contenido el" },
  webinar_registered: { en: "registered for a webinar on", es: "se inscribió en un webinar el" },
  webinar_attended: { en: "attended a webinar on", es: "asistió a un webinar el" },
  newsletter_subscribed: {
    en: "subscribed to the newsletter on",
    es: "se suscribió al boletín el",
  },
};
