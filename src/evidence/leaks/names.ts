import { headerWords, speaksOf } from "../columns/header-words.ts";

const list = (text: string): readonly string[] => text.split(",").map((one) => one.trim());

/** What sales or the system writes once a lead is being worked on: out whatever the values say. */
const AFTERWARDS = list(
  "lead status, contact status, sales status, call status, deal status, opportunity status, hs lead status, lead stage, deal stage, sales stage, opportunity stage, pipeline, pipeline stage, lifecycle stage, lifecyclestage, lead quality, lead profile, lead grade, lead rating, tag, tags, disposition, call disposition, call duration, talk time, call length, lost reason, loss reason, reason lost, reason for loss, closed lost reason, closed won reason, close reason, win reason, disqualification reason, unqualified reason, rejection reason, churn reason, close date, closed date, closing date, won date, date won, converted at, converted date, conversion date, date converted, customer since, became customer, became a customer date, deal, deals, deal amount, deal value, deal id, opportunity, opportunities, opportunity amount, num associated deals, owner, lead owner, contact owner, account owner, hubspot owner id, assigned to, sales rep, salesperson, sales notes, call notes, notes, sequence, sequences, sales activity, calls made, number of calls, times contacted, num contacted notes, notes last contacted, last contacted, meetings booked by sales, verdict, qualification status, qualified, mql date, sql date, invoice, invoiced, contract signed, contract date, payment status, paid, " +
    "estado del lead, estado del contacto, estado comercial, estado del trato, estado de la oportunidad, etapa del lead, etapa del trato, etapa del negocio, etapa de venta, etapa de ventas, etapa del ciclo de vida, fase de venta, embudo, calidad del lead, perfil del lead, etiqueta, etiquetas, resultado de la llamada, duracion de la llamada, motivo de perdida, motivo de cierre, motivo de descarte, motivo de rechazo, razon de perdida, fecha de cierre, fecha de conversion, fecha de venta, cliente desde, trato, tratos, oportunidad, oportunidades, importe del trato, propietario, propietario del contacto, comercial asignado, asignado a, vendedor, notas, notas de ventas, notas comerciales, secuencia, llamadas realizadas, numero de llamadas, ultimo contacto, veredicto, factura, facturado, contrato firmado, fecha de contrato, pagado",
);

/** A word alone that speaks of status, stage, reason, quality or result: out where the values agree. */
const SUSPICIOUS = list(
  "status, stage, phase, reason, quality, outcome, result, results, won, lost, closed, converted, conversion, qualified, disposition, estado, etapa, fase, motivo, razon, calidad, resultado, ganado, perdido, cerrado, convertido",
);

/** Such words in names that speak of the lead itself. */
const HARMLESS = list(
  "employment status, job status, work status, marital status, company stage, funding stage, business stage, growth stage, account status, subscription status, email status, opt in status, membership status, visa status, housing status, home status, student status, reason for interest, reason for contact, reason for enquiry, reason for inquiry, main reason, estado civil, estado laboral, estado provincia, situacion, num conversion events, number of conversions, recent conversion, first conversion, motivo de consulta, motivo de contacto, motivo de interes, data quality",
);

/** A score that somebody else gave the lead. */
const SCORES =
  /^(?:.* )?(?:lead|contact|profile|activity|engagement|behaviou?r|intent|propensity|predictive|hubspot|hs|sales|fit|perfil|actividad|propension)(?: .*)? (?:score|scoring|index|grade|rating|rank|tier|puntuacion|indice|calificacion)$|^hubspotscore$|^hs predictive.*$|^ripen .*$/;

/** How a name speaks of what came afterwards: surely, perhaps, or not at all. */
export function nameSpeaks(header: string): "surely" | "perhaps" | "no" {
  const named = headerWords(header);
  if (speaksOf(named, HARMLESS)) return "no";
  // 'Duration' alone is a call's: it is known only once somebody called.
  if (named === "duration" || named === "duracion") return "surely";
  if (speaksOf(named, AFTERWARDS) || SCORES.test(named)) return "surely";
  return speaksOf(named, SUSPICIOUS) ? "perhaps" : "no";
}
