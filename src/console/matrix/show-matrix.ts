import { sql } from "kysely";
import type { Model } from "../../scoring/model/model.ts";
import { cellOf, colourAt } from "../../scoring/placement.ts";
import type { Handler } from "../shell/handler.ts";
import type { Matrix, MatrixCell } from "../contract/matrix.ts";
import { cellColours, segments, type CellColour, type Segment } from "../../scoring/result.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import { noModelYet } from "../shell/no-model-yet.ts";
import { openVersion } from "../../account/models.ts";
import { readSurvey } from "../survey/read-survey.ts";
import type { Survey } from "../survey/survey-task.ts";
import { axisLabel } from "../../words/axis-label.ts";

/**
 * Contacts of one kind by cell, from one grouped read of an index; other cuts than the model's can be tried. Who is
 * with sales, out or unknown stands in no cell, and is counted beside them (docs/contracts.md, Segments).
 */
export const showMatrix: Handler<"matrix"> = async (deps, call) => {
  const { ledger, portal, portalId, query } = call;
  const { kind } = query;
  const model = openVersion(portal, portal.current[kind])?.model;
  if (model === undefined) throw noModelYet;
  const all = await (kind === "lead" ? countLeads : countCustomers)(ledger.read, portalId);
  const rows = all.filter(({ segment }) => inCells.has(segment));
  const cuts = { fit: query.fit ?? model.matrix.fit, pain: query.pain ?? model.matrix.pain };
  const survey = kind === "lead" ? readSurvey(deps, portal) : null;
  return {
    kind,
    axes: {
      fit: { max: model.axes.fit.max, label: axisLabel(model, "fit"), cuts: [...cuts.fit] },
      pain: { max: model.axes.pain.max, label: axisLabel(model, "pain"), cuts: [...cuts.pain] },
    },
    cells: cellsOf(model, cuts, rows, survey),
    inbound: kind === "lead" ? await countInbound(ledger.read, portalId) : 0,
    segments: segments.map((segment) => ({
      segment,
      contacts: sum(all.filter((row) => row.segment === segment)),
    })),
    moves: survey === null ? [] : colourMoves(model, survey),
    readiness: survey?.readiness ?? { became: 0, left: 0 },
    movesAsOf: survey?.asOf ?? null,
    points: pointsOf(rows),
  };
};

const inCells: ReadonlySet<Segment> = new Set(cellColours);

function countLeads(read: Ledger["read"], portalId: PortalId): Promise<Row[]> {
  return read
    .selectFrom("scores")
    .select((e) => ["fit", "pain", "segment", "ready", e.fn.countAll<number>().as("contacts")])
    .where("portal_id", "=", portalId)
    .where("kind", "=", "lead")
    .groupBy(["fit", "pain", "segment", "ready"])
    .execute();
}

async function countInbound(read: Ledger["read"], portalId: PortalId): Promise<number> {
  const { inbound } = await read
    .selectFrom("scores")
    .select((e) => e.fn.countAll<number>().as("inbound"))
    .where("portal_id", "=", portalId)
    .where("kind", "=", "lead")
    .where("inbound", "=", 1)
    .executeTakeFirstOrThrow();
  return inbound;
}

async function countCustomers(read: Ledger["read"], portalId: PortalId): Promise<Row[]> {
  const rows = await read
    .selectFrom("scores")
    .select(["customer_value", "customer_loyalty", "segment"])
    .select((e) => e.fn.countAll<number>().as("contacts"))
    .where("portal_id", "=", portalId)
    // Written out: SQLite does not look into a parameter when it chooses an index of a part of the rows.
    .where("kind", "=", sql.lit("customer"))
    .groupBy(["customer_value", "customer_loyalty", "segment"])
    .execute();
  return rows.map(({ customer_value: value, customer_loyalty: loyalty, ...row }) => ({
    ...row,
    fit: value ?? 0,
    pain: loyalty ?? 0,
    ready: 0,
  }));
}

type Row = {
  readonly fit: number;
  readonly pain: number;
  readonly segment: Segment;
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
      return {
        row,
        column,
        colour: colourOfCell(model, cuts, row, column),
        contacts: sum(own),
        ready: sum(own.filter((each) => each.ready === 1)),
        movedIn: moved.in.get(key) ?? 0,
        movedOut: moved.out.get(key) ?? 0,
      };
    }),
  ).flat();
}

/** With as many cuts as the model has, its cells keep their colours; a new row or column gets its neighbour's. */
function colourOfCell({ matrix }: Model, cuts: Cuts, row: number, column: number): CellColour {
  const rows = matrix.cells.length;
  const columns = matrix.cells[0]?.length ?? 1;
  const scaledRow = Math.round((row / Math.max(1, cuts.fit.length)) * (rows - 1));
  const scaledColumn = Math.round((column / Math.max(1, cuts.pain.length)) * (columns - 1));
  return matrix.cells[scaledRow]?.[scaledColumn] ?? "blue";
}

function colourMoves({ matrix }: Model, survey: Survey): Matrix["moves"] {
  const flows = new Map<string, Matrix["moves"][number]>();
  for (const [fromFit, fromPain, toFit, toPain, contacts] of survey.moves) {
    const from = colourAt(matrix, fromFit, fromPain);
    const to = colourAt(matrix, toFit, toPain);
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

function sum(rows: readonly { readonly contacts: number }[]): number {
  return rows.reduce((total, row) => total + row.contacts, 0);
}
