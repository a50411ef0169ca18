import * as fc from "fast-check";
import { lexicon } from "../../config/lexicon.ts";
import { readyMadeModels } from "../../config/models.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import type { Facts } from "../../src/scoring/facts.ts";
import { ModelError, parseModel, type Model } from "../../src/scoring/model/model.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import { modelDocument } from "./generate-model.ts";
import { happened, NOW } from "./sample.ts";
import { leadPart } from "../../src/scoring/result.ts";

/** What became of generated documents. */
export type DocumentFigures = {
  readonly documents: number;
  readonly accepted: number;
  readonly refused: number;
  /** Neither accepted and scored, nor refused with a path and a message in both languages. */
  readonly wrong: number;
  readonly firstWrong: string | null;
  /** The slowest scoring of one contact by an accepted document, milliseconds. */
  readonly slowestMs: number;
};

const hostile = fc.oneof(
  fc.constantFrom("(a+)+$", "(a|aa)*b", "[a-z]{1,1000}x", "((a{30}){30}){30}", "(", "\\p{L}{200}$"),
  fc.constantFrom("x".repeat(300), "__proto__", "constructor", "", NaN, -0, 1e308, null, undefined),
  fc.constant(JSON.parse('{"__proto__":{"op":"known"},"op":"known","field":"constructor"}')),
  fc.integer({ min: 1, max: 300 }).map(nested),
  fc.anything({ maxDepth: 3 }),
);

function nested(depth: number): unknown {
  let condition: unknown = { op: "known", field: "text" };
  for (let at = 0; at < depth; at += 1) condition = { op: "not", of: condition };
  return condition;
}

const patterns = fc.constantFrom(
  "(a+)+$",
  "(a|aa)*b",
  "(x{1,20}){1,5}y",
  "[a-z]{1,200}x",
  "(.*)*z",
);

/** Documents that are valid, spoilt in one to three places, given hostile patterns, or no documents at all. */
const documents: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.oneof(
          modelDocument({ positive: false, mostDays: 3_650 }),
          fc.constantFrom(...Object.values(readyMadeModels)),
        ),
        fc.array(fc.tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), hostile), {
          maxLength: 3,
        }),
      )
      .map(([document, changes]) => changes.reduce(spoil, structuredClone<unknown>(document))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        modelDocument({ positive: false, mostDays: 30 }),
        fc.array(patterns, { minLength: 1, maxLength: 9 }),
      )
      .map(([document, all]) => ({
        ...document,
        criteria: all.map((pattern, at) => ({
          ...document.criteria[0],
          id: `p${at}`,
          axis: "fit",
          family: null,
          rules: [{ when: { op: "matches", field: "text", pattern }, points: 1 }],
        })),
      })),
  },
  { weight: 1, arbitrary: fc.anything({ maxDepth: 4 }) },
);

/** Replaces the node that the steps lead to; each step picks one of the node's keys. */
function spoil(document: unknown, [steps, junk]: readonly [readonly number[], unknown]): unknown {
  const [step = 0, ...rest] = steps;
  if (typeof document !== "object" || document === null) return junk;
  const keys = Object.keys(document);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return junk;
  const changed: unknown =
    rest.length === 0 ? junk : spoil((document as Record<string, unknown>)[key], [rest, junk]);
  return Array.isArray(document)
    ? document.map((item: unknown, at) => (String(at) === key ? changed : item))
    : { ...document, [key]: changed };
}

const long = "abcx".repeat(5_000);
const contact: Facts = {
  contact: Object.fromEntries(
    ["text", "number", "country", "title", "mail", "date", "size", "jobtitle", "email"].map(
      (name, at) => [name, at % 2 === 0 ? long.slice(at) : "x".repeat(20_000)],
    ),
  ),
  company: null,
  events: ["page_viewed", "form_submitted", "custom:visit"].flatMap((type) =>
    Array.from({ length: 10 }, (_, at) =>
      happened(type, at, { url: `${"x".repeat(at * 90)}a`, form: long }),
    ),
  ),
  verdict: null,
  sales: null,
  doNotScore: false,
};

/** Generates so many documents; each must be refused with a path and a message, or accepted and evaluated. */
export function fuzzDocuments(runs: number, seed: number): DocumentFigures {
  const figures = { documents: 0, accepted: 0, refused: 0, wrong: 0, slowestMs: 0 };
  let firstWrong: string | null = null;
  for (const document of fc.sample(documents, { numRuns: runs, seed })) {
    figures.documents += 1;
    try {
      const model = parsed(document);
      if (model === null) figures.refused += 1;
      else {
        figures.accepted += 1;
        figures.slowestMs = Math.max(figures.slowestMs, milliseconds(model));
      }
    } catch (error) {
      figures.wrong += 1;
      firstWrong ??= `${error instanceof Error ? error.stack : String(error)}\n${shown(document)}`;
    }
  }
  return { ...figures, firstWrong, slowestMs: Math.round(figures.slowestMs * 10) / 10 };
}

function parsed(document: unknown): Model | null {
  try {
    return parseModel(document);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const isSaid = error.faults.every(
      ({ path, message }) => path !== "" && message.en !== "" && message.es !== "",
    );
    if (error.faults.length === 0 || !isSaid)
      throw new Error("a fault without path or message", { cause: error });
    return null;
  }
}

/** How long one contact takes this thread's processor. A slow one is tried again afresh: a collection of garbage does not repeat. */
function milliseconds(model: Model): number {
  let least = Infinity;
  for (let attempt = 0; attempt < 3 && least > 25; attempt += 1) {
    const models = { lead: compileModel(model, lexicon), customer: null };
    const started = process.threadCpuUsage();
    const { leadScore } = leadPart(scoreContact(models, contact, null, NOW));
    least = Math.min(least, process.threadCpuUsage(started).user / 1_000);
    if (!Number.isInteger(leadScore)) throw new Error(`scored ${leadScore}`);
  }
  return least;
}

function shown(document: unknown): string {
  try {
    return JSON.stringify(document).slice(0, 2_000);
  } catch {
    return String(document);
  }
}
