import { dayOf } from "../scoring/day.ts";
import { explainLines, type ExplainedLine } from "../scoring/explain/explain-lines.ts";
import type { Facts } from "../scoring/facts.ts";
import { pointsOfModel, type Score } from "../scoring/result.ts";
import type { Models } from "../scoring/score.ts";
import type { Language } from "../base/text.ts";
import { modelBehind } from "../scoring/explain/model-behind.ts";
import { wholePercentText } from "../base/counted.ts";
import { axisLabel } from "../words/axis-label.ts";

/** How and with what the table is written. */
export type TableOptions = {
  readonly language: Language;
  readonly timeZone: string;
  readonly sentence: string;
  /** When the score next changes by itself, epoch milliseconds; null for never. */
  readonly next: number | null;
};

/** How many events of one line are listed; the rest is counted. */
const MOST_EVENTS = 5;

const WORDS = {
  en: {
    total: "Total",
    ready: "ready",
    notReady: "not ready",
    unknown: "unknown",
    left: "left",
    cap: "cap",
    more: "more",
    next: "Changes by itself on",
    never: "Does not change by itself",
  },
  es: {
    total: "Total",
    ready: "listo",
    notReady: "no listo",
    unknown: "se desconoce",
    left: "queda",
    cap: "tope",
    more: "más",
    next: "Cambia por sí solo el",
    never: "No cambia por sí solo",
  },
} as const;

/** The explanation of one contact as text: a line a criterion, the points of each axis adding up to its score. */
export function explanationTable(
  models: Models,
  facts: Facts,
  score: Score,
  options: TableOptions,
): string {
  const { language, timeZone, sentence, next } = options;
  const words = WORDS[language];
  const lines = explainLines(models, facts, score);
  const sections = (["fit", "pain"] as const).flatMap((axis) => {
    const own = lines.filter(({ line }) => line.axis === axis);
    const sum = own.reduce((total, { line }) => total + line.points, 0);
    const { model } = modelBehind(models, score).compiled;
    const name = axisLabel(model, axis)[language];
    return ["", `${name}: ${sum}`, ...own.map((line) => row(line, score.asOf, options))];
  });
  const { total } = pointsOfModel(score);
  const state = score.readiness.ready ? words.ready : words.notReady;
  const said = [
    score.band,
    score.segment,
    state,
    ...(score.nextStep === null ? [] : [score.nextStep]),
  ];
  return [
    sentence,
    ...sections,
    "",
    `${words.total}: ${total} (${said.join(", ")})`,
    next === null ? words.never : `${words.next} ${dayOf(next, score.asOf, language, timeZone)}`,
    "",
  ].join("\n");
}

function row(explained: ExplainedLine, asOf: number, options: TableOptions): string {
  const { line, label } = explained;
  const points = String(line.points).padStart(4);
  const details = detailsOf(explained, asOf, options).join("; ");
  return `${points}  ${label[options.language].padEnd(28)}  ${details}`.trimEnd();
}

function detailsOf(
  { line, values, events, decayLeft, cap }: ExplainedLine,
  asOf: number,
  { language, timeZone }: TableOptions,
): readonly string[] {
  const words = WORDS[language];
  const day = (at: number): string => dayOf(at, asOf, language, timeZone);
  const listed = events
    .slice(-MOST_EVENTS)
    .map(({ event }) => `${event.type} ${day(event.occurredAt)}`);
  const hidden = events.length - listed.length;
  return [
    ...(line.unknown ? [words.unknown] : []),
    ...values.map(({ field, value }) => `${field}: ${value.replace(/\s+/g, " ").slice(0, 60)}`),
    ...listed,
    ...(hidden > 0 ? [`+${hidden} ${words.more}`] : []),
    ...(decayLeft === null ? [] : [`${wholePercentText(decayLeft)[language]} ${words.left}`]),
    ...(line.capped || line.kind === "familyCap" || line.kind === "axisMax"
      ? [`${words.cap} ${cap}`]
      : []),
  ];
}
