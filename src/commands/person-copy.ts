import { scenarios } from "../../config/scenarios.ts";
import { modelsOfScore } from "../account/models.ts";
import type { Language, Text } from "../base/text.ts";
import { recallCard } from "../crm/card/recall-card.ts";
import { explainInOneSentence } from "../scoring/explain/explain.ts";
import type { Ledger } from "../store/engine/ledger.ts";
import { textsColumn } from "../store/engine/json-column.ts";
import { recallInputs } from "../store/contacts/recall-inputs.ts";
import { exportRows } from "../store/leaving/export-rows.ts";
import type { Portal } from "../store/portals/portals.ts";
import { copyTexts } from "../words/copy-texts.ts";
import { eventName } from "../words/events.ts";
import { instantText } from "../words/instant-text.ts";
import { explanationTable } from "./explanation-table.ts";

/** What is said in words; the rows of every other table are counted. */
const said = new Set(["scores", "inputs", "events", "handoffs", "crossings"]);

/**
 * All that is held of a contact, in words that the person understands (docs/data-protection.md, When somebody asks);
 * null when nothing is. Times stand in the account's zone; `now` in epoch milliseconds.
 */
export async function personCopy(
  ledger: Ledger,
  portal: Portal,
  contactId: string,
  now: number,
  language: Language,
): Promise<string | null> {
  const rows = new Map<string, Record<string, unknown>[]>();
  for await (const { table, row } of exportRows(ledger, portal.portalId, contactId)) {
    rows.set(table, [...(rows.get(table) ?? []), { ...row }]);
  }
  if (rows.size === 0) return null;
  const when = (at: unknown): Text => instantText(Number(at), portal.timeZone);
  const known = (await recallInputs(ledger.read, portal.portalId, [contactId])).get(contactId);
  const parts: readonly (readonly [title: Text, lines: readonly string[]])[] = [
    [copyTexts.score, [await scoreText(ledger, portal, contactId, language)]],
    [
      copyTexts.data,
      Object.entries(known ?? {})
        .filter(([, value]) => value !== null && value !== "")
        .map(([name, value]) => `${name}: ${value}`),
    ],
    [
      copyTexts.events,
      oldestFirst(rows.get("events"), "occurred_at").map((row) => {
        const about = Object.values(textsColumn.read(String(row["properties_json"])) ?? {});
        const name = eventName(String(row["type"]))[language];
        return [`${when(row["occurred_at"])[language]}  ${name}`, ...about].join(", ");
      }),
    ],
    [
      copyTexts.handoffs,
      oldestFirst(rows.get("handoffs"), "crossed_at").map((row) => {
        const contact = row["first_contact_at"] === null ? null : when(row["first_contact_at"]);
        return copyTexts.handedOff(when(row["told_at"] ?? row["crossed_at"]), contact)[language];
      }),
    ],
    [
      copyTexts.scenarios,
      oldestFirst(rows.get("crossings"), "fired_at").map((row) => {
        const scenario = scenarios.find(({ name }) => name === row["scenario"]);
        const label = scenario?.label[language] ?? String(row["scenario"]);
        return `${when(row["fired_at"])[language]}  ${label}`;
      }),
    ],
  ];
  const others = [...rows].filter(([table]) => !said.has(table));
  const count = others.reduce((sum, [, all]) => sum + all.length, 0);
  const rest = copyTexts.rest(count, others.map(([table]) => table).join(", "));
  return [
    copyTexts.title(contactId, when(now))[language],
    copyTexts.about[language],
    ...parts
      .filter(([, lines]) => lines.length > 0)
      .map(([title, lines]) => [title[language], ...lines.map((line) => `  ${line}`)].join("\n")),
    ...(count === 0 ? [] : [rest[language]]),
    `${copyTexts.rights[language]}\n`,
  ].join("\n\n");
}

function oldestFirst(
  rows: readonly Record<string, unknown>[] | undefined,
  column: string,
): readonly Record<string, unknown>[] {
  return (rows ?? []).toSorted((a, b) => Number(a[column]) - Number(b[column]));
}

/** The score with its lines; its sentence alone where the data that made it was not kept. */
async function scoreText(
  ledger: Ledger,
  portal: Portal,
  contactId: string,
  language: Language,
): Promise<string> {
  const { timeZone } = portal;
  const card = await recallCard(ledger, portal.portalId, contactId, timeZone);
  const models = card === null ? null : modelsOfScore(portal, card.score);
  if (card === null || card.facts === null || models === null) return copyTexts.noScore[language];
  const { facts, score } = card;
  const sentence = explainInOneSentence(models, facts, score, language, timeZone);
  return explanationTable(models, facts, score, { language, timeZone, sentence, next: null });
}
