import type { ConversionSpan } from "../../evidence/alarm/hand-off-conversion.ts";
import type { Text } from "../../base/text.ts";
import type { Portal } from "../../store/portals/portals.ts";
import { needsSomebody, type AccountState } from "../../account/state.ts";
import { counted } from "../../base/counted.ts";
import type { Home } from "../contract/home.ts";

/** What the account's state suggests to do. */
export type Standing = {
  readonly portal: Portal;
  readonly states: readonly AccountState[];
  readonly waits: Home["waits"];
  readonly alarm: Home["alarm"];
  /** The latest span of conversions; null before there is one. */
  readonly latest: ConversionSpan | null;
};

type Step = { readonly isDue: boolean; readonly text: Text; readonly page: string };

/** The three most useful next steps, the most urgent first; none where all is well. Pure. */
export function nextStepsOf({ portal, states, waits, alarm, latest }: Standing): Home["nextSteps"] {
  const leads = { en: ["lead", "leads"], es: ["lead", "leads"] } as const;
  const starts = { en: ["start", "starts"], es: ["inicio", "inicios"] } as const;
  const contacts = { en: ["contact", "contacts"], es: ["contacto", "contactos"] } as const;
  const steps: readonly Step[] = [
    {
      isDue: waits.held > 0,
      text: {
        en: `Decide what to do with ${counted(waits.held, starts).en} that the breaker holds.`,
        es: `Responda a lo que retiene el freno: ${counted(waits.held, starts).es}.`,
      },
      page: "workflows",
    },
    {
      // What the breaker holds has its own step.
      isDue: needsSomebody(states.filter(({ kind }) => kind !== "held")),
      text: {
        en: "Look at what stands still: the top of every page says what and why.",
        es: "Mire lo que está parado: la parte superior de cada página dice qué y por qué.",
      },
      page: "health",
    },
    {
      isDue: waits.overdue > 0,
      text: {
        en: `Ask sales to contact ${counted(waits.overdue, leads).en} that nobody tried to reach in time.`,
        es: `Haga que ventas contacte con ${counted(waits.overdue, leads).es} que nadie ha llamado a tiempo.`,
      },
      page: "leads?handoff=overdue",
    },
    {
      isDue: alarm.state === "alarm",
      text: {
        en: "Sales says never too often. Check which leads the model lets through.",
        es: "Ventas dice nunca demasiado: mire qué leads deja pasar el modelo.",
      },
      page: "model",
    },
    {
      isDue: waits.unassigned > 0,
      text: {
        en: `Give ${counted(waits.unassigned, leads).en} that ${waits.unassigned === 1 ? "is" : "are"} ready an owner.`,
        es: `Asigne propietario a ${counted(waits.unassigned, leads).es} ${waits.unassigned === 1 ? "listo" : "listos"}.`,
      },
      page: "leads?ready=true&owner=none",
    },
    {
      isDue: latest?.advice === "too_low",
      text: {
        en: "Fewer hand-offs become customers than agreed: raise the thresholds, so that sales is not overloaded.",
        es: "Menos traspasos de los acordados acaban en clientes: suba los umbrales para no sobrecargar a ventas.",
      },
      page: "model",
    },
    {
      isDue: latest?.advice === "too_high",
      text: {
        en: "More hand-offs become customers than agreed: lower the thresholds, and sales gets more leads that buy.",
        es: "Más traspasos de los acordados acaban en clientes: baje los umbrales y ventas recibirá más que compran.",
      },
      page: "model",
    },
    {
      isDue: waits.failures > 0,
      text: {
        en: `Check what failed: ${counted(waits.failures, contacts).en} could not be scored or written.`,
        es: `Revise lo que falló: ${counted(waits.failures, contacts).es} sin puntuar o sin escribir.`,
      },
      page: "health",
    },
    {
      isDue: portal.bindings["handoff"] === undefined,
      text: {
        en: "Bind the hand-off to a workflow so that sales hears about ready leads at once.",
        es: "Vincule el traspaso a un flujo, para que ventas sepa al momento de los leads listos.",
      },
      page: "workflows",
    },
    {
      isDue: portal.sla === undefined,
      text: {
        en: "Agree with sales on the time to first contact. Until then it is two working days.",
        es: "Acuerde con ventas el plazo del primer contacto: hasta entonces valen dos días laborables.",
      },
      page: "settings",
    },
  ];
  return steps
    .filter(({ isDue }) => isDue)
    .slice(0, 3)
    .map(({ text, page }) => ({ text, page }));
}
