import type { Text } from "../base/text.ts";

/** What is said of a contact in a task for sales. */
export type TaskFacts = {
  readonly fit: number;
  readonly pain: number;
  readonly leadScore: number;
  /** Why this score, in the account's language; empty when nothing is known. */
  readonly reasons: string;
};

type Subject = (who: string) => Text;

/** Scenarios that say something to sales; any other task names its scenario. */
const subjects: Readonly<Record<string, Subject>> = {
  handoff: (who) => ({
    en: `Contact ${who}: ready for sales`,
    es: `Contactar con ${who}: listo para ventas`,
  }),
  sla: (who) => ({
    en: `Contact ${who}: overdue`,
    es: `Contactar con ${who}: fuera de plazo`,
  }),
  sla_reminder: (who) => ({
    en: `Contact ${who}: soon overdue`,
    es: `Contactar con ${who}: el plazo vence pronto`,
  }),
};

/** Subject of the task by which the person named for the team hears of a lead without an owner, or of an overdue one. */
export function escalationSubject(scenario: string, who: string): Text {
  return scenario === "sla"
    ? { en: `Nobody has contacted ${who} in time`, es: `Nadie ha contactado a tiempo con ${who}` }
    : {
        en: `${who} is ready for sales and has no owner`,
        es: `${who} está listo para ventas y no tiene propietario`,
      };
}

/** Subject of the task that a scenario makes; `who` is a name, otherwise an address, otherwise HubSpot's id. */
export function taskSubject(scenario: string, label: Text, who: string): Text {
  return subjects[scenario]?.(who) ?? { en: `${label.en}: ${who}`, es: `${label.es}: ${who}` };
}

/** Body of the task: the points and why. */
export function taskBody({ fit, pain, leadScore, reasons }: TaskFacts): Text {
  const why = reasons === "" ? "" : `\n${reasons}`;
  return {
    en: `Lead score ${leadScore} (fit ${fit}, pain ${pain}).${why}\nGive your verdict on Ripen's card, so that the lead is not handed off again.`,
    es: `Puntuación ${leadScore} (ajuste ${fit}, dolor ${pain}).${why}\nDé su veredicto en la tarjeta de Ripen, para que el lead no se traspase de nuevo.`,
  };
}
