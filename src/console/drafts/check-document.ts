import { lexicon } from "../../../config/lexicon.ts";
import { lintModel } from "../../scoring/hygiene/hygiene.ts";
import { ModelError, parseModel, type Model } from "../../scoring/model/model.ts";
import type { Document, Fault, Finding } from "../contract/drafts.ts";
import type { ModelKind } from "../contract/text.ts";

/** What a draft is worth: a model, or why it is none. */
export type Checked =
  | { readonly model: Model; readonly faults: readonly []; readonly findings: readonly Finding[] }
  | { readonly model: null; readonly faults: readonly Fault[]; readonly findings: readonly [] };

/** Checks a draft of one kind as publishing would; hygiene is looked at once it has no faults. */
export function checkDocument(document: Document, kind: ModelKind): Checked {
  try {
    const model = parseModel({ ...document, version: 0 });
    if (model.kind !== kind) return { model: null, faults: [wrongKind(kind)], findings: [] };
    return { model, faults: [], findings: lintModel(model, lexicon) };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { model: null, faults: error.faults, findings: [] };
  }
}

function wrongKind(kind: ModelKind): Fault {
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
