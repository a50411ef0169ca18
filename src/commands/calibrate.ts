import { lexicon } from "../../config/lexicon.ts";
import { calibrate as learnPoints, SMALLEST_EFFECT } from "../evidence/calibrate.ts";
import { reportPage } from "../evidence/report/page.ts";
import { isSomethingToLookAt } from "../evidence/report/report.ts";
import { criteriaInForce } from "../evidence/candidates/from-model.ts";
import type { ModelInForce } from "../evidence/in-force.ts";
import type { Model } from "../scoring/model/model.ts";
import { loadSoundModel } from "./load-model.ts";
import { CannotRun, defineCommand } from "./command.ts";
import { columnNamed } from "./evidence/columns.ts";
import { factsOfRows } from "./evidence/model-scores.ts";
import { evidenceOptions, readEvidence, type EvidenceFile } from "./evidence/read-evidence.ts";
import { mustNotBe } from "./table/output.ts";
import { writeFileAt } from "./evidence/write-file-at.ts";
import { readingOf } from "./map-columns.ts";
import { keepMemoryFlat } from "./keep-memory-flat.ts";
import { contactsArgument } from "./options.ts";
import { progressBar } from "./progress-bar.ts";
import { commandFaults } from "../words/command-faults.ts";

/** Asked when no target is given (docs/evidence.md, Thresholds). */
const TARGETS = [0.1, 0.15];

/**
 * `ripen calibrate`: points and thresholds learned from rows with an outcome. Exit code 1 when there is
 * something to look at: no signal or a weak one, leaks, drift.
 */
export const calibrate = defineCommand({
  name: "calibrate",
  summary: { en: "learn points from what sold", es: "aprender los puntos de lo que se vendió" },
  examples: [
    "ripen calibrate CONTACTS.csv --outcome Converted --id Id --out MODEL.json --report REPORT.json",
  ],
  positionals: [contactsArgument],
  options: {
    ...evidenceOptions,
    model: {
      value: "MODEL",
      about: {
        en: "learn the points of this model's criteria, propose none",
        es: "aprender los puntos de los criterios de este modelo, sin proponer otros",
      },
    },
    locked: {
      value: "ID",
      about: {
        en: "a criterion of it that keeps its points",
        es: "un criterio suyo que conserva sus puntos",
      },
      isMany: true,
    },
    target: {
      value: "RATE",
      about: {
        en: "the conversion that ready leads should reach, like 0.12 (0.10 and 0.15)",
        es: "la conversión que deben alcanzar los leads listos, como 0.12 (0.10 y 0.15)",
      },
      isMany: true,
    },
    capacity: {
      value: "N/week",
      about: {
        en: "leads a week that sales can work",
        es: "leads por semana que ventas puede atender",
      },
      isMany: true,
    },
    "max-criteria": {
      value: "N",
      about: { en: "the most criteria (15)", es: "el máximo de criterios (15)" },
    },
    include: {
      value: "COLUMN",
      about: {
        en: "take in a column that is left out: a leak, age, city, postal code, language",
        es: "incluir una columna que se deja fuera: fuga, edad, ciudad, código postal, idioma",
      },
      isMany: true,
    },
    exclude: {
      value: "COLUMN",
      about: { en: "leave a column out", es: "dejar fuera una columna" },
      isMany: true,
    },
    out: {
      value: "MODEL.json",
      about: { en: "the model to write", es: "el modelo que se escribe" },
      isRequired: true,
    },
    report: {
      value: "REPORT.json",
      about: { en: "the report to write", es: "el informe que se escribe" },
      isRequired: true,
    },
    html: {
      value: "REPORT.html",
      about: { en: "the report as a page to print", es: "el informe como página para imprimir" },
    },
  },
  run: async ({ language, options, positionals: [path] }, io) => {
    keepMemoryFlat();
    const asked = {
      targets: targetsOf(options.target),
      capacities: capacitiesOf(options.capacity),
    };
    const mostCriteria = mostCriteriaOf(options["max-criteria"]);
    const model = options.model === null ? null : await loadSoundModel(options.model);
    const locked = lockedOf(options.locked, model);
    const inputs = [
      [path, "contacts"],
      ...(options.events === null ? [] : [[options.events, "events"] as const]),
      ...(options.model === null ? [] : [[options.model, "model"] as const]),
    ] as const;
    for (const option of ["out", "report", "html"] as const) {
      const place = options[option];
      if (place !== null) await mustNotBe(place, inputs, option);
    }
    const evidence = await readEvidence(path, options, language, io);
    try {
      const properties = (option: "include" | "exclude"): ReadonlySet<string> =>
        new Set(
          options[option].flatMap((name) => {
            const column = evidence.header[columnNamed(evidence.header, name, option)] ?? "";
            return readingOf(column)?.property ?? [];
          }),
        );
      const bar = progressBar(io, 1);
      const { report, model: learned } = learnPoints({
        ...evidence,
        lexicon,
        asked,
        mostCriteria,
        smallestEffect: SMALLEST_EFFECT,
        inForce: model === null ? null : inForceOn(evidence, model, locked),
        include: properties("include"),
        exclude: properties("exclude"),
        onProgress: (share) => bar.update(share, evidence.table.ids.length),
      });
      bar.done();
      await writeFileAt(options.report, `${JSON.stringify(report, null, 2)}\n`, "report");
      if (options.html !== null) {
        await writeFileAt(options.html, reportPage(report, language), "html");
      }
      if (learned !== null) {
        await writeFileAt(options.out, `${JSON.stringify(learned, null, 2)}\n`, "out");
      }
      return isSomethingToLookAt(report) ? 1 : 0;
    } finally {
      await evidence.close();
    }
  },
});

function lockedOf(locked: readonly string[], model: Model | null): ReadonlySet<string> {
  const missing = locked.filter((id) => !model?.criteria.some((criterion) => criterion.id === id));
  if (missing.length > 0) {
    throw new CannotRun(commandFaults.lockedMissing(missing.join(", ")));
  }
  return new Set(locked);
}

function inForceOn(
  evidence: EvidenceFile,
  model: Model,
  locked: ReadonlySet<string>,
): ModelInForce {
  const asOf = evidence.now ?? Date.now();
  const facts = factsOfRows(evidence, model, asOf);
  return { model, locked, criteria: criteriaInForce(model, facts, asOf, lexicon) };
}

function targetsOf(texts: readonly string[]): readonly number[] {
  if (texts.length === 0) return TARGETS;
  return texts.map((text) => {
    const percent = /^\s*(\d+(?:[.,]\d+)?)\s*%\s*$/.exec(text);
    const rate =
      percent === null
        ? Number(text.replace(",", "."))
        : Number(percent[1]?.replace(",", ".")) / 100;
    if (rate > 0 && rate < 1) return rate;
    throw new CannotRun(commandFaults.targetInvalid(text));
  });
}

function capacitiesOf(texts: readonly string[]): readonly number[] {
  return texts.map((text) => {
    const found = /^\s*(\d+(?:\.\d+)?)\s*(?:\/\s*(?:week|semana))?\s*$/.exec(text);
    const capacity = Number(found?.[1] ?? NaN);
    if (capacity > 0) return capacity;
    throw new CannotRun(commandFaults.capacityInvalid(text));
  });
}

function mostCriteriaOf(text: string | null): number {
  const most = Number(text ?? "15");
  if (Number.isInteger(most) && most >= 1 && most <= 60) return most;
  throw new CannotRun(commandFaults.maxCriteriaInvalid(text ?? ""));
}
