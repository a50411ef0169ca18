import { lexicon } from "../../../config/lexicon.ts";
import { compileModel } from "../../scoring/compile/compile.ts";
import type { BehaviourEvent, Facts } from "../../scoring/facts.ts";
import type { Model } from "../../scoring/model/model.ts";
import { leadPart } from "../../scoring/result.ts";
import { scoreContact } from "../../scoring/score.ts";
import { mapColumns } from "../map-columns.ts";
import { readsOf, rowReader } from "../row-facts.ts";
import type { EvidenceFile } from "./read-evidence.ts";

/** The facts of every row as a model reads them, as of the instant. */
export function factsOfRows(
  { header, rows, fieldsOf, events }: EvidenceFile,
  model: Model,
  asOf: number,
): Facts[] {
  const reader = rowReader(mapColumns(header, readsOf([model])), [model], {
    // The rows were decoded when they were read.
    decode: (text) => text,
    dates: new Map(),
    timeZone: "UTC",
  });
  return rows.map((row) => {
    const own: readonly BehaviourEvent[] = events?.eventsOf(row.id) ?? [];
    const facts = reader.factsOf(fieldsOf(row), own, asOf);
    // What sales said or did not want scored is no part of how well points rank.
    return { ...facts, verdict: null, sales: null, doNotScore: false };
  });
}

/** The lead score of every row. Customers are scored too: whether they became one is the question. */
export function modelScores(file: EvidenceFile, model: Model, asOf: number): Float64Array {
  const open: Model = { ...model, funnel: { ...model.funnel, customer: null } };
  const lead = compileModel(open, lexicon);
  return Float64Array.from(
    factsOfRows(file, open, asOf),
    (facts) => leadPart(scoreContact({ lead, customer: null }, facts, null, asOf)).leadScore,
  );
}
