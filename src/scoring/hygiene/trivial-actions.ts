import type { EventTest } from "../model/condition.ts";
import type { Model } from "../model/model-schema.ts";
import { walk } from "../model/walk.ts";
import { finding, type Inspection } from "./finding.ts";

/** A rate that is more than curiosity: so many times over at least so many days (domain.md section 3). */
export const SUSTAINED = { times: 3, days: 30 } as const;

/** Actions that say nothing on their own: a mail opened, a click, a bare visit. */
const TRIVIAL: Readonly<Record<string, readonly [string, string]>> = {
  email_opened: ["an e-mail open", "la apertura de un correo"],
  email_clicked: ["a single click in an e-mail", "un solo clic en un correo"],
  page_viewed: ["a bare site visit", "una simple visita a la web"],
};

/** HubSpot's counters of the same actions (hubspot-facts 4.6). */
const TRIVIAL_PROPERTIES: Readonly<Record<string, string>> = {
  hs_email_open: "email_opened",
  hs_email_click: "email_clicked",
  hs_analytics_num_page_views: "page_viewed",
  hs_analytics_num_visits: "page_viewed",
};

/** Trivial behaviour is curiosity, not pain: points for it are a mistake (domain.md sections 3 and 9). */
export function trivialActions({ model, report }: Inspection): void {
  for (const [at, { rules, label }] of model.criteria.entries()) {
    for (const [ruleAt, { when, points }] of rules.entries()) {
      if (points <= 0) continue;
      for (const { condition, negated, insideEvent, path } of walk(
        when,
        `criteria[${at}].rules[${ruleAt}].when`,
      )) {
        if (negated || insideEvent) continue;
        const action =
          condition.op === "event" ? trivialEvent(condition) : trivialCounter(model, condition);
        const named = TRIVIAL[action ?? ""];
        if (named === undefined) continue;
        report(
          finding(
            "warning",
            "trivial-action-scored",
            path,
            [
              `'${label.en}' gives points for ${named[0]}: curiosity, not pain`,
              `«${label.es}» da puntos por ${named[1]}: curiosidad, no dolor`,
            ],
            [
              `Remove it, say which page or link matters, or require ${SUSTAINED.times} times or more in ${SUSTAINED.days} days or more.`,
              `Quítelo, indique qué página o enlace importa, o pida ${SUSTAINED.times} veces o más en ${SUSTAINED.days} días o más.`,
            ],
          ),
        );
      }
    }
  }
}

function trivialEvent({ types, where, times, withinDays }: EventTest): string | null {
  const sustained =
    times >= SUSTAINED.times && (withinDays === null || withinDays >= SUSTAINED.days);
  if (sustained) return null;
  return (
    types.find((type) => type === "email_opened" || (where === null && type in TRIVIAL)) ?? null
  );
}

/** A counter that only has to be there, or to reach less than a sustained rate. */
function trivialCounter(
  model: Model,
  condition: { op: string; field?: string; value?: unknown },
): string | null {
  const mapping = model.fields[condition.field ?? ""];
  const action = TRIVIAL_PROPERTIES[mapping?.contact ?? ""];
  const isLow =
    condition.op === "known" ||
    (condition.op === "atLeast" && Number(condition.value) < SUSTAINED.times);
  return isLow ? (action ?? null) : null;
}
