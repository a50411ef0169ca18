import { basename } from "node:path";
import { compareModels } from "../evidence/comparison/compare.ts";
import { comparisonSentences } from "../evidence/comparison/sentences.ts";
import { numberOf } from "../scoring/reading/quantity.ts";
import { CannotRun, defineCommand } from "./command.ts";
import { columnNamed } from "./evidence/columns.ts";
import { modelScores } from "./evidence/model-scores.ts";
import { evidenceOptions, readEvidence, type EvidenceFile } from "./evidence/read-evidence.ts";
import { writeFileAt } from "./evidence/write-file-at.ts";
import { loadSoundModel } from "./load-model.ts";
import { contactsArgument, modelOptions } from "./options.ts";
import { commandFaults } from "../words/command-faults.ts";

/** Below so many conversions a comparison tells nothing (docs/evidence.md, Few conversions). */
const FEWEST_CONVERSIONS = 20;

/**
 * `ripen backtest`: models compared on the same leads with their outcome. Exit code 1 when there are too few
 * conversions to compare anything.
 */
export const backtest = defineCommand({
  name: "backtest",
  summary: {
    en: "compare models on leads with their outcome",
    es: "comparar modelos con leads y su resultado",
  },
  examples: [
    "ripen backtest CONTACTS.csv --outcome Converted --id Id --model b2b-software --against MODEL.json",
  ],
  positionals: [contactsArgument],
  options: {
    ...evidenceOptions,
    model: modelOptions.model,
    against: {
      value: "MODEL",
      about: { en: "a model to compare it with", es: "un modelo con el que se compara" },
      isMany: true,
      isRequired: true,
    },
    load: {
      value: "N",
      about: {
        en: "leads that each may hand off (a tenth)",
        es: "leads que cada uno puede traspasar (un décimo)",
      },
    },
    amount: {
      value: "COLUMN",
      about: { en: "the column with the deal's amount", es: "la columna con el importe del trato" },
    },
    report: {
      value: "REPORT.json",
      about: { en: "the figures to write", es: "las cifras que se escriben" },
    },
  },
  run: async ({ language, options, positionals: [path] }, io) => {
    const name = options.model;
    const load = loadOf(options.load);
    const model = await loadSoundModel(name);
    const others = [];
    for (const other of options.against)
      others.push({ name: other, model: await loadSoundModel(other) });
    const file = await readEvidence(path, options, language, io);
    try {
      const asOf = file.now ?? Date.now();
      const { outcome, groups, isGrouped } = file.table;
      const scored = (path: string, of: typeof model) => ({
        name: basename(path, ".json"),
        scores: modelScores(file, of, asOf),
      });
      const comparison = compareModels(
        scored(name, model),
        others.map((other) => scored(other.name, other.model)),
        {
          outcomes: outcome,
          amounts: amountsOf(options.amount, file),
          load,
          ...(isGrouped ? { companies: { of: groups, count: Math.max(...groups) + 1 } } : {}),
        },
      );
      io.stdout.write(`${comparisonSentences(comparison, language).join("\n")}\n`);
      if (options.report !== null) {
        await writeFileAt(options.report, `${JSON.stringify(comparison, null, 2)}\n`, "report");
      }
      const { conversions, leads } = comparison;
      const isEnough = Math.min(conversions, leads - conversions) >= FEWEST_CONVERSIONS;
      if (!isEnough) {
        io.stdout.write(
          language === "en"
            ? `Fewer than ${FEWEST_CONVERSIONS} leads of one outcome: too few to compare models.\n`
            : `Menos de ${FEWEST_CONVERSIONS} leads con uno de los resultados: son pocos para comparar modelos.\n`,
        );
      }
      return isEnough ? 0 : 1;
    } finally {
      await file.close();
    }
  },
});

function loadOf(text: string | null): number {
  if (text === null) return 0;
  const load = Number(text);
  if (Number.isInteger(load) && load > 0) return load;
  throw new CannotRun(commandFaults.loadInvalid(text));
}

function amountsOf(
  name: string | null,
  { header, rows, fieldsOf }: EvidenceFile,
): Float64Array | null {
  if (name === null) return null;
  const column = columnNamed(header, name, "amount");
  return Float64Array.from(rows, (row) => {
    const amount = numberOf(fieldsOf(row)[column] ?? "");
    return Number.isNaN(amount) ? 0 : amount;
  });
}
