import { lexicon } from "../../../config/lexicon.ts";
import { lintModel } from "../../scoring/hygiene/hygiene.ts";
import { ModelError, parseModel, type Model } from "../../scoring/model/model.ts";
import type { Finding } from "../../scoring/hygiene/finding.ts";
import type { Fault } from "../../scoring/model/model-error.ts";
import { refusals } from "../../words/refusals.ts";
import { refuse, type RefusedError } from "../refusal.ts";
import type { Document } from "./draft-store.ts";

/** What a draft is worth: a model, or why it is none. */
export type Checked =
  | { readonly model: Model; readonly faults: readonly []; readonly findings: readonly Finding[] }
  | { readonly model: null; readonly faults: readonly Fault[]; readonly findings: readonly [] };

/** Checks a draft of one kind as publishing would; hygiene is looked at once it has no faults. */
export function checkDocument(document: Document, kind: Model["kind"]): Checked {
  try {
    const model = parseModel({ ...document, version: 0 });
    if (model.kind !== kind) return { model: null, faults: [wrongKind(kind)], findings: [] };
    return { model, faults: [], findings: lintModel(model, lexicon) };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { model: null, faults: error.faults, findings: [] };
  }
}

function wrongKind(kind: Model["kind"]): Fault {
  const message =
    kind === "lead"
      ? {
          en: "this draft scores leads: its kind must be 'lead'",
          es: "este borrador puntúa leads: su kind debe ser 'lead'",
        }
      : {
          en: "this draft scores customers: its kind must be 'customer'",
          es: "este borrador puntúa clientes: su kind debe ser 'customer'",
        };
  return { path: "kind", message };
}

/** Said where a draft is needed that could be published; names the first fault and its place. */
export function draftHasFaults(faults: readonly Fault[]): RefusedError {
  const [first] = faults;
  return refuse(409, refusals.draftHasFaults(first, faults.length - 1), first?.path);
}
