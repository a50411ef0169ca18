import type { CompiledModel } from "./compile.ts";
import { dayOf } from "./day.ts";
import { evidenceOf } from "./evidence.ts";
import type { BehaviourEvent } from "./facts.ts";
import type { ScoreLine } from "./result.ts";
import type { Scope } from "./scope.ts";
import type { Language, Text } from "./text.ts";

/** What a person did, with 'on' and a date to follow. Types without an entry are named by their criterion. */
const DID: Readonly<Record<string, Text>> = {
  trial_started: { en: "started a trial on", es: "empezó una prueba el" },
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

const TRIAL_AND_USE: Text = { en: "and used it last on", es: "y la usó por última vez el" };

/** What one contact did, a phrase a criterion, the one worth most first. Dates are absolute. */
export function behaviourTexts(
  compiled: CompiledModel,
  scope: Scope,
  events: readonly BehaviourEvent[],
  lines: readonly ScoreLine[],
  language: Language,
  timeZone: string,
): readonly string[] {
  const day = (at: number): string => dayOf(at, scope.asOf, language, timeZone);
  const criteria = [...compiled.fit.criteria, ...compiled.pain.criteria];
  return lines
    .filter(({ kind, points, events: count }) => kind === "criterion" && points > 0 && count > 0)
    .sort((a, b) => b.exact - a.exact)
    .flatMap(({ id }) => {
      const criterion = criteria.find(({ criterion: { id: own } }) => own === id);
      if (criterion === undefined) return [];
      const evidence = evidenceOf(compiled, criterion, events, scope);
      const newest = newestByType(evidence.events.map(({ event }) => event));
      return phrase(newest, criterion.criterion.label[language], language, day);
    });
}

function newestByType(events: readonly BehaviourEvent[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const { type, occurredAt } of events) newest.set(type, occurredAt);
  return newest;
}

function phrase(
  newest: ReadonlyMap<string, number>,
  label: string,
  language: Language,
  day: (at: number) => string,
): readonly string[] {
  const trial = newest.get("trial_started");
  const use = newest.get("feature_used");
  if (trial !== undefined && use !== undefined && use >= trial) {
    const started = `${DID["trial_started"]?.[language]} ${day(trial)}`;
    return [`${started} ${TRIAL_AND_USE[language]} ${day(use)}`];
  }
  const last = [...newest].sort((a, b) => b[1] - a[1])[0];
  if (last === undefined) return [];
  const [type, at] = last;
  const did = DID[type]?.[language];
  return [did === undefined ? `${label} (${day(at)})` : `${did} ${day(at)}`];
}
