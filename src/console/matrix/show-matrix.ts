import type { Model } from "../../scoring/model/model.ts";
import { cellOf } from "../../scoring/placement.ts";
import type { Handler } from "../shell/handler.ts";
import type { Matrix, MatrixCell } from "../contract/matrix.ts";
import type { Segment } from "../contract/text.ts";
import { noModelYet } from "../shell/no-model-yet.ts";
import { openVersion } from "../../account/models.ts";
import { readSurvey } from "../survey/read-survey.ts";
import type { Survey } from "../survey/survey-task.ts";

const segments: readonly Segment[] = ["red", "purple", "blue"];

/** Contacts by cell, from one grouped read of an index; other cuts than the model's can be tried. */
export const showMatrix: Handler<"matrix"> = async (deps, call) => {
  const { ledger, portal, portalId, query } = call;
  const model = openVersion(portal, portal.current.lead)?.model;
  if (model === undefined) throw noModelYet;
  const rows = await ledger.read
    .selectFrom("scores")
    .select((e) => ["fit", "pain", "segment", "ready", e.fn.countAll<number>().as("contacts")])
    .where("portal_id", "=", portalId)
    .where("kind", "=", "lead")
    .groupBy(["fit", "pain", "segment", "ready"])
    .execute();
  const cuts = { fit: query.fit ?? model.matrix.fit, pain: query.pain ?? model.matrix.pain };
  const survey = readSurvey(deps, portalId);
  return {
    axes: {
      fit: { max: model.axes.fit.max, label: labelOf(model, "fit"), cuts: [...cuts.fit] },
      pain: { max: model.axes.pain.max, label: labelOf(model, "pain"), cuts: [...cuts.pain] },
    },
    cells: cellsOf(model, cuts, rows, survey),
    segments: segments.map((segment) => ({
      segment,
      contacts: sum(rows.filter((row) => row.segment === segment)),
    })),
    moves: survey === null ? [] : segmentMoves(model, survey),
    movesAsOf: survey?.asOf ?? null,
    points: pointsOf(rows),
  };
};

type Row = {
  readonly fit: number;
  readonly pain: number;
  readonly segment: string;
  readonly ready: number;
  readonly contacts: number;
};
type Cuts = { readonly fit: readonly number[]; readonly pain: readonly number[] };

function cellsOf(
  model: Model,
  cuts: Cuts,
  rows: readonly Row[],
  survey: Survey | null,
): MatrixCell[] {
  const at = (fit: number, pain: number): string =>
    `${cellOf(cuts.fit, fit)},${cellOf(cuts.pain, pain)}`;
  const inCell = Map.groupBy(rows, (row) => at(row.fit, row.pain));
  const moved = { in: new Map<string, number>(), out: new Map<string, number>() };
  for (const [fromFit, fromPain, toFit, toPain, contacts] of survey?.moves ?? []) {
    const [from, to] = [at(fromFit, fromPain), at(toFit, toPain)];
    if (from === to) continue;
    moved.out.set(from, (moved.out.get(from) ?? 0) + contacts);
    moved.in.set(to, (moved.in.get(to) ?? 0) + contacts);
  }
  return Array.from({ length: cuts.fit.length + 1 }, (_, row) =>
    Array.from({ length: cuts.pain.length + 1 }, (_, column) => {
      const key = `${row},${column}`;
      const own = inCell.get(key) ?? [];
      const segment = segmentAt(model, cuts, row, column);
      return {
        row,
        column,
        segment,
        contacts: sum(own),
        ready: sum(own.filter((each) => each.ready === 1)),
        // By the model's own cuts every other contact has its cell's colour.
        gated: sum(
          own.filter((each) => each.segment === "blue" && colourOf(model, each) !== "blue"),
        ),
        movedIn: moved.in.get(key) ?? 0,
        movedOut: moved.out.get(key) ?? 0,
      };
    }),
  ).flat();
}

/** With as many cuts as the model has, its cells keep their colours; a new row or column gets its neighbour's. */
function segmentAt({ matrix }: Model, cuts: Cuts, row: number, column: number): Segment {
  const rows = matrix.cells.length;
  const columns = matrix.cells[0]?.length ?? 1;
  const scaledRow = Math.round((row / Math.max(1, cuts.fit.length)) * (rows - 1));
  const scaledColumn = Math.round((column / Math.max(1, cuts.pain.length)) * (columns - 1));
  return matrix.cells[scaledRow]?.[scaledColumn] ?? "blue";
}

function colourOf({ matrix }: Model, { fit, pain }: { fit: number; pain: number }): Segment {
  return matrix.cells[cellOf(matrix.fit, fit)]?.[cellOf(matrix.pain, pain)] ?? "blue";
}

function segmentMoves(model: Model, survey: Survey): Matrix["moves"] {
  const flows = new Map<string, Matrix["moves"][number]>();
  for (const [fromFit, fromPain, toFit, toPain, contacts] of survey.moves) {
    const from = colourOf(model, { fit: fromFit, pain: fromPain });
    const to = colourOf(model, { fit: toFit, pain: toPain });
    if (from === to) continue;
    const known = flows.get(`${from} ${to}`)?.contacts ?? 0;
    flows.set(`${from} ${to}`, { from, to, contacts: known + contacts });
  }
  return [...flows.values()].sort((a, b) => b.contacts - a.contacts);
}

function pointsOf(rows: readonly Row[]): Matrix["points"] {
  const pairs = Map.groupBy(rows, (row) => `${row.fit},${row.pain}`);
  return [...pairs.values()].map((same) => [same[0]?.fit ?? 0, same[0]?.pain ?? 0, sum(same)]);
}

function labelOf(model: Model, axis: "fit" | "pain"): { en: string; es: string } {
  const own = model.axes[axis].label;
  const usual = axis === "fit" ? { en: "Fit", es: "Ajuste" } : { en: "Pain", es: "Dolor" };
  return { en: own?.en || usual.en, es: own?.es || usual.es };
}

function sum(rows: readonly { readonly contacts: number }[]): number {
  return rows.reduce((total, row) => total + row.contacts, 0);
}
