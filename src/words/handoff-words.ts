import type { Text } from "../base/text.ts";
import type { FirstContactHow, SlaState } from "../store/crossings/follow-up.ts";

/** What a person's first contact was, within a sentence. */
export const firstContactNames: Readonly<Record<FirstContactHow, Text>> = {
  call: { en: "call", es: "llamada" },
  meeting: { en: "meeting", es: "reunión" },
  verdict: { en: "verdict", es: "veredicto" },
  status: { en: "lead status", es: "estado del lead" },
  last_contacted: { en: "HubSpot's last contact", es: "último contacto según HubSpot" },
};

/** How a hand-off stands. */
export const slaStateNames: Readonly<Record<SlaState, Text>> = {
  open: { en: "Waits", es: "Espera" },
  reminded: { en: "Soon overdue", es: "Vence pronto" },
  breached: { en: "Overdue", es: "Fuera de plazo" },
  in_time: { en: "Contacted in time", es: "Contactado a tiempo" },
  late: { en: "Contacted late", es: "Contactado tarde" },
  lost_waiting: { en: "Lost while it waited", es: "Perdido mientras esperaba" },
};
