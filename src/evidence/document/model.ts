import { parseModel, type Model, type ModelDocument } from "../../scoring/model/model.ts";
import type { Text } from "../../base/text.ts";
import type { Column } from "../rows/table.ts";
import type { Card, CardCriterion } from "../learner/card.ts";
import { MOST_POINTS } from "../learner/points.ts";
import { criterionDocument } from "./criteria.ts";
import { namer } from "./names.ts";

/** What a model says beside its criteria. */
export type Frame = {
  readonly about: Text;
  /** The total from which a lead is ready. */
  readonly ready: number;
  /** The column that titles are read from; null when the file has none. */
  readonly title: Column | null;
};

/** A learned model, with the id that each criterion of the card got, in the card's order. */
export type Learned = { readonly model: Model; readonly ids: readonly string[] };

/** The model document of a card: nothing is cut, and fit and pain come to 100 together. */
export function learnedModel(
  card: Card,
  columns: readonly Column[],
  { about, ready, title }: Frame,
): Learned {
  const name = namer(64);
  const fieldOf = new Map<string, string>();
  const fields: Record<string, { contact: string } | { company: string }> = {};
  const fieldFor = (column: Column): string => {
    const place = `${column.object}.${column.property}`;
    const known = fieldOf.get(place);
    if (known !== undefined) return known;
    const field = name(column.property);
    fieldOf.set(place, field);
    fields[field] =
      column.object === "company" ? { company: column.property } : { contact: column.property };
    return field;
  };
  const idOf = namer(64);
  const ids = card.criteria.map(({ candidate }) => idOf(candidate.key));
  const criteria = card.criteria.map((criterion, at) => {
    const column = columns.find(
      (one) => one.property === criterion.candidate.property && isOf(one, criterion),
    );
    return criterionDocument(
      criterion,
      ids[at] ?? "",
      column === undefined ? "" : fieldFor(column),
    );
  });
  const jobTitle = title === null ? null : fieldFor(title);
  const axes = axesOf(card.criteria);
  const document: ModelDocument = {
    schema: 1,
    id: "learned",
    version: 0,
    name: "Learned from outcomes",
    about,
    kind: "lead",
    axes,
    fields,
    criteria,
    ...outcomeOf(ready, axes),
    ...(jobTitle === null ? {} : { roles: { jobTitle } }),
  };
  return { model: parseModel(document), ids };
}

function isOf({ object }: Column, { candidate }: CardCriterion): boolean {
  return candidate.key.startsWith("company.") === (object === "company");
}

/** Each axis as high as its criteria go, the rest of 100 to the other; neither is empty. */
function axesOf(criteria: readonly CardCriterion[]): {
  fit: { max: number };
  pain: { max: number };
} {
  const fit = criteria
    .filter(({ candidate }) => candidate.axis === "fit")
    .reduce((sum, { points }) => sum + Math.max(...points), 0);
  const hasPain = criteria.some(({ candidate }) => candidate.axis === "pain");
  const most = hasPain ? MOST_POINTS - fit : 1;
  return {
    fit: { max: Math.max(1, hasPain ? fit : MOST_POINTS - 1) },
    pain: { max: Math.max(1, most) },
  };
}

/** Bands, matrix and funnel around the total from which a lead is ready. */
function outcomeOf(
  ready: number,
  axes: { fit: { max: number }; pain: { max: number } },
): Pick<ModelDocument, "bands" | "matrix" | "ready" | "funnel"> {
  const buying = Math.max(3, ready);
  const high = Math.max(2, Math.ceil(buying * 0.67));
  const low = Math.max(1, Math.ceil(buying * 0.33));
  const cutsOf = (max: number): [number, number] => {
    const share = Math.max(2, Math.ceil((max * buying) / MOST_POINTS));
    return [Math.max(1, Math.ceil(share / 2)), share];
  };
  return {
    bands: [
      { name: "basic", label: { en: "Basic", es: "Básico" }, from: 0 },
      { name: "low", label: { en: "Low interest", es: "Interés bajo" }, from: low },
      {
        name: "high",
        label: { en: "High interest", es: "Interés alto" },
        from: Math.max(high, low + 1),
      },
      {
        name: "buying",
        label: { en: "In purchase process", es: "En proceso de compra" },
        from: Math.max(buying, high + 1, low + 2),
      },
    ],
    matrix: {
      fit: cutsOf(axes.fit.max),
      pain: cutsOf(axes.pain.max),
      cells: [
        ["blue", "blue", "purple"],
        ["blue", "purple", "purple"],
        ["purple", "purple", "red"],
      ],
    },
    ready: { fit: 0, pain: 0, total: ready },
    funnel: { decision: { from: Math.max(buying, 2) }, consideration: { from: low } },
  };
}
