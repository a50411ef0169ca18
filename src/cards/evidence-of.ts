import { explainLines } from "../scoring/explain-lines.ts";
import type { ScoreLine } from "../scoring/result.ts";
import type { Models } from "../scoring/score.ts";
import type { EvidenceOf } from "./line-texts.ts";
import type { CardFacts } from "./recall-card.ts";

/** Values longer than that are cut: a portal's data may hold 65,536 characters. */
const longestValue = 80;

const nothing = { values: [], lastAt: null };

/**
 * What stands behind each line of a score: the contact's own values, or its latest event. Nothing where the
 * data that made the score was not kept. `models` are those that made it.
 */
export function evidenceOf({ facts, score }: CardFacts, models: Models): EvidenceOf {
  if (facts === null) return () => nothing;
  const explained = explainLines(models, facts, score);
  const byLine = new Map(explained.map((one) => [keyOf(one.line), one]));
  return (line) => {
    const found = byLine.get(keyOf(line));
    if (found === undefined) return nothing;
    return {
      values: found.values.map(({ value }) => value.trim().slice(0, longestValue)),
      lastAt: found.events.at(-1)?.event.occurredAt ?? null,
    };
  };
}

function keyOf({ axis, kind, id }: ScoreLine): string {
  return `${axis} ${kind} ${id}`;
}
