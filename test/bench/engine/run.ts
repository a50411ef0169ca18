import { lexicon } from "../../../config/lexicon.ts";
import { compileModel } from "../../../src/scoring/compile/compile.ts";
import { explainInOneSentence } from "../../../src/scoring/explain/explain.ts";
import { explainLines } from "../../../src/scoring/explain/explain-lines.ts";
import type { Facts } from "../../../src/scoring/facts.ts";
import { parseModel } from "../../../src/scoring/model/model.ts";
import { nextChangeAt } from "../../../src/scoring/next-change.ts";
import { scoreContact } from "../../../src/scoring/score.ts";
import type { BenchScore } from "./bench-score.ts";
import { scoreByClosures } from "./closures.ts";
import { AS_OF, contacts } from "./contacts.ts";
import { jsonRules } from "./json-rules.ts";
import { benchModel } from "./model.ts";
import { leadPart } from "../../../src/scoring/result.ts";

/**
 * Contacts a second of the engine against json-rules-engine and hand-written closures, which do the same
 * 20 rules over 30 events a contact. The three must agree on every contact before anything is timed; all
 * three take the same batches of 100, as the pipeline does, in turn; the median of the rounds' ratios counts.
 */
const ROUNDS = 15;
const COUNT = 1_000;
const BATCH = 100;
/** How often the two fast ones take a batch in their turn: one pass is too short to be timed. */
const PASSES = 20;

const all = contacts(COUNT, 1);
const models = { lead: compileModel(parseModel(benchModel), lexicon), customer: null };
const byJsonRules = jsonRules();

for (const facts of all)
  agree(facts, scoreByClosures(facts, AS_OF), await byJsonRules(facts, AS_OF));
console.log(`${COUNT} contacts: the three agree to 1e-6`);

const batches = Array.from({ length: COUNT / BATCH }, (_, at) =>
  all.slice(at * BATCH, (at + 1) * BATCH),
);
const rounds: { readonly engine: number; readonly closures: number; readonly jsonRules: number }[] =
  [];
for (let round = 0; round < ROUNDS; round += 1) {
  let [engine, closures, jsonRules] = [0, 0, 0];
  for (const batch of batches) {
    engine += seconds(
      batch,
      (facts) => leadPart(scoreContact(models, facts, null, AS_OF)).leadScore,
    );
    closures += seconds(batch, (facts) => scoreByClosures(facts, AS_OF).fit);
    jsonRules += await jsonRulesSeconds(batch);
  }
  const scored = COUNT * PASSES;
  rounds.push({
    engine: scored / engine,
    closures: scored / closures,
    jsonRules: COUNT / jsonRules,
  });
}
const explaining = seconds(
  all,
  (facts) => {
    const score = scoreContact(models, facts, null, AS_OF);
    const sentence = explainInOneSentence(models, facts, score, "en", "Europe/Madrid");
    const lines = explainLines(models, facts, score);
    return sentence.length + lines.length + (nextChangeAt(models, facts, null, AS_OF) ?? 0);
  },
  1,
);

const figures = {
  timesJsonRulesEngine: rounded(median(rounds.map((one) => one.engine / one.jsonRules))),
  ofClosures: rounded(median(rounds.map((one) => one.engine / one.closures))),
  explainedPerSecond: Math.round(COUNT / explaining),
  contactsPerSecond: Math.round(median(rounds.map(({ engine }) => engine))),
  closuresPerSecond: Math.round(median(rounds.map(({ closures }) => closures))),
  jsonRulesEnginePerSecond: Math.round(median(rounds.map(({ jsonRules: rate }) => rate))),
};
console.log(JSON.stringify({ bench: "engine", figures }));

function seconds(
  batch: readonly Facts[],
  score: (facts: Facts) => number,
  passes = PASSES,
): number {
  let sum = 0;
  const started = performance.now();
  for (let pass = 0; pass < passes; pass += 1) for (const facts of batch) sum += score(facts);
  const taken = (performance.now() - started) / 1_000;
  if (!Number.isFinite(sum)) throw new Error("a score is not a number");
  return taken;
}

async function jsonRulesSeconds(batch: readonly Facts[]): Promise<number> {
  const started = performance.now();
  for (const facts of batch) await byJsonRules(facts, AS_OF);
  return (performance.now() - started) / 1_000;
}

/** Throws unless all three say the same of the contact. */
function agree(facts: Facts, ...others: readonly BenchScore[]): void {
  const score = leadPart(scoreContact(models, facts, null, AS_OF));
  for (const other of others) {
    near(score.exactFit, other.fit, "fit");
    near(score.exactPain, other.pain, "pain");
    const lines = score.lines.filter(({ kind }) => kind === "criterion");
    if (lines.length !== other.lines.length) throw new Error("not as many lines");
    for (const [at, line] of lines.entries()) {
      const same = other.lines[at];
      if (line.id !== same?.id) throw new Error(`line ${at} is ${same?.id} instead of ${line.id}`);
      near(line.exact, same.points, line.id);
      if (line.capped !== same.capped) throw new Error(`${line.id}: capped differs`);
      if (line.events !== same.events) throw new Error(`${line.id}: events differ`);
    }
  }
}

function near(left: number, right: number, what: string): void {
  if (!(Math.abs(left - right) < 1e-6)) throw new Error(`${what}: ${left} is not ${right}`);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
