import {
  Alert,
  Button,
  EmptyState,
  Group,
  NumberInput,
  Paper,
  SegmentedControl,
  Stack,
  Table,
  Text,
  Title,
  VisuallyHidden,
} from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Matrix } from "../../contract/matrix.ts";
import type { Segment } from "../../contract/text.ts";
import { cellColours } from "../../../scoring/result.ts";
import { goTo, usePlace } from "../../shell/page/navigation/place.ts";
import { useTexts, usePick } from "../../shell/page/language/language-provider.tsx";
import { SegmentMark } from "../../shell/page/marks/segment-mark.tsx";
import { draftQuery, matrixQuery } from "../../shell/page/server/queries.ts";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { outcomeTexts } from "../../shell/page/words/outcome-texts.ts";
import { areRising, type Cuts, boundsOf, boundsText, colourAt, countCells } from "./count-cells.ts";
import { matrixTexts } from "./matrix-texts.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import type { Draft } from "../../contract/drafts.ts";
import { change, read } from "../../shell/page/server/call.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { modelOf } from "../../drafts/page/draft/model-of.ts";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import styles from "./matrix-grid.module.css";

/** Fit by pain with counts, cuts to try, and the moves of 30 days. */
export function MatrixPage() {
  const say = useTexts(matrixTexts);
  const outcomes = useTexts(outcomeTexts);
  const kind = usePlace().query.get("kind") === "customer" ? "customer" : "lead";
  const query = useQuery(matrixQuery(kind));
  return (
    <PageFrame title={say.title} lead={say.lead}>
      <SegmentedControl
        aria-label={say.title}
        value={kind}
        data={[
          { value: "lead", label: outcomes.kinds.lead },
          { value: "customer", label: outcomes.kinds.customer },
        ]}
        onChange={(chosen) => goTo(chosen === "lead" ? "matrix" : "matrix?kind=customer")}
      />
      <Loaded query={query} lines={8}>
        {(matrix) =>
          matrix.segments.every(({ contacts }) => contacts === 0) ? (
            <EmptyState title={say.emptyTitle} description={say.emptyText} />
          ) : (
            <Filled key={kind} matrix={matrix} />
          )
        }
      </Loaded>
    </PageFrame>
  );
}

function Filled({ matrix }: { readonly matrix: Matrix }) {
  const outcomes = useTexts(outcomeTexts);
  const inForce: Cuts = { fit: matrix.axes.fit.cuts, pain: matrix.axes.pain.cuts };
  const [tried, setTried] = useState<Cuts | null>(null);
  const isUsable = tried !== null && areRising(tried.fit) && areRising(tried.pain);
  return (
    <>
      <MatrixGrid matrix={matrix} tried={isUsable ? tried : null} />
      <Group gap="md">
        {cellColours.map((colour) => (
          <Group key={colour} gap={6}>
            <SegmentMark segment={colour} />
            <Text size="sm">{outcomes.segmentMeaning[colour]}</Text>
          </Group>
        ))}
      </Group>
      <Beside matrix={matrix} />
      <CutsForm kind={matrix.kind} inForce={inForce} tried={tried} onTry={setTried} />
      {matrix.kind === "lead" && <Moves matrix={matrix} />}
    </>
  );
}

/** Who stands in no cell: with sales and out, or the customers of whom nothing is known. */
function Beside({ matrix: { kind, segments, inbound } }: { readonly matrix: Matrix }) {
  const say = useTexts(matrixTexts);
  const outcomes = useTexts(outcomeTexts);
  const { number, percent } = useFormats();
  const all = segments.reduce((sum, { contacts }) => sum + contacts, 0);
  const kinds: readonly Segment[] = kind === "lead" ? ["sales", "out"] : ["unknown"];
  const shown = segments.filter(({ segment }) => kinds.includes(segment));
  return (
    <Group gap="md" role="group" aria-label={say.beside}>
      <Text size="sm" fw={600}>
        {say.beside}
      </Text>
      {shown.map(({ segment, contacts }) => (
        <Group key={segment} gap={6}>
          <PlaceLink to={`leads?${kind === "customer" ? "kind=customer&" : ""}segment=${segment}`}>
            <SegmentMark segment={segment} /> {number(contacts)}
          </PlaceLink>
          <Text size="sm">{outcomes.segmentMeaning[segment]}</Text>
        </Group>
      ))}
      {kind === "lead" && all > 0 && <Text size="sm">{say.inbound(percent(inbound / all))}</Text>}
    </Group>
  );
}

/** How many moved from colour to colour in the last 30 days. */
function Moves({ matrix }: { readonly matrix: Matrix }) {
  const say = useTexts(matrixTexts);
  const { number } = useFormats();
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say.moves}
        </Title>
        {matrix.kind === "lead" && matrix.movesAsOf !== null && (
          <Text size="sm">
            {say.readiness(number(matrix.readiness.became), number(matrix.readiness.left))}
          </Text>
        )}
        {matrix.movesAsOf === null ? (
          <Text c="dimmed">{say.movesWait}</Text>
        ) : matrix.moves.length === 0 ? (
          <Text c="dimmed">{say.noMoves}</Text>
        ) : (
          <Table maw={420} tabularNums>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say.from}</Table.Th>
                <Table.Th>{say.to}</Table.Th>
                <Table.Th ta="right">{say.count}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {matrix.moves.map(({ from, to, contacts }) => (
                <Table.Tr key={`${from} ${to}`}>
                  <Table.Td>
                    <SegmentMark segment={from} />
                  </Table.Td>
                  <Table.Td>
                    <SegmentMark segment={to} />
                  </Table.Td>
                  <Table.Td ta="right">{number(contacts)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Paper>
  );
}

type Props = {
  readonly kind: Matrix["kind"];
  readonly inForce: Cuts;
  readonly tried: Cuts | null;
  readonly onTry: (cuts: Cuts | null) => void;
};

/** Other cuts, tried on the counts as they are typed; taking them over changes the draft only. */
function CutsForm({ kind, inForce, tried, onTry }: Props) {
  const say = useTexts(matrixTexts);
  const mayEdit = useMay("edit");
  const client = useQueryClient();
  const [isTaken, setTaken] = useState(false);
  const cuts = tried ?? inForce;
  const takeOver = useChange(
    async (wanted: Cuts) => {
      const draft = await read<Draft>(`/drafts/${kind}`);
      const model = modelOf(draft.document);
      const matrix = { ...model.matrix, fit: wanted.fit, pain: wanted.pain };
      return change<Draft>("PUT", `/drafts/${kind}`, {
        revision: draft.revision,
        document: { ...draft.document, matrix },
      });
    },
    (draft) => {
      client.setQueryData(draftQuery(kind).queryKey, draft);
      setTaken(true);
    },
  );
  const put = (axis: keyof Cuts, at: number, cut: number): void => {
    setTaken(false);
    onTry({ ...cuts, [axis]: cuts[axis].with(at, cut) });
  };
  const isWrong = tried !== null && !(areRising(tried.fit) && areRising(tried.pain));
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say.cuts}
        </Title>
        <Text size="sm" c="dimmed">
          {say.cutsHint}
        </Text>
        <Group align="flex-end" gap="sm">
          {(["fit", "pain"] as const).flatMap((axis) =>
            cuts[axis].map((cut, at) => (
              <NumberInput
                key={`${axis}${at}`}
                w={140}
                min={1}
                max={2000}
                allowDecimal={false}
                label={(axis === "fit" ? say.fitCut : say.painCut)(String(at + 1))}
                value={cut}
                onChange={(typed) => typeof typed === "number" && put(axis, at, typed)}
              />
            )),
          )}
        </Group>
        {isWrong && <Alert color="red">{say.rising}</Alert>}
        {tried !== null && !isWrong && !isTaken && <Alert color="yellow">{say.trying}</Alert>}
        {isTaken && <Alert color="leaf">{say.taken}</Alert>}
        {takeOver.isError && <Failure error={takeOver.error} />}
        {tried !== null && (
          <Group gap="xs">
            {mayEdit && (
              <Button
                disabled={isWrong || isTaken}
                loading={takeOver.isPending}
                onClick={() => takeOver.mutate(tried)}
              >
                {say.takeOver}
              </Button>
            )}
            <Button variant="default" onClick={() => onTry(null)}>
              {say.reset}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

type MatrixGridProps = {
  readonly matrix: Matrix;
  /** Cuts that are only tried; null for those in force. */
  readonly tried: Cuts | null;
};

/** The picture: rows fall from the best fit, columns rise with pain; each cell is a link to its contacts. */
function MatrixGrid({ matrix, tried }: MatrixGridProps) {
  const say = useTexts(matrixTexts);
  const pick = usePick();
  const { fit, pain } = matrix.axes;
  const cuts: Cuts = tried ?? { fit: fit.cuts, pain: pain.cuts };
  const counts = countCells(matrix.points, cuts);
  const rows = counts.map((_, row) => row).toReversed();
  const columns = (counts[0] ?? []).map((_, column) => column);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={say.table}>
      <table className={styles.grid}>
        <caption className={styles.caption}>
          {pick(fit.label)} ↑ · {pick(pain.label)} →
        </caption>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row" className={styles.axis}>
                {boundsText(boundsOf(row, cuts.fit))}
              </th>
              {columns.map((column) => (
                <td key={column} className={styles.place}>
                  <Cell
                    matrix={matrix}
                    cuts={cuts}
                    row={row}
                    column={column}
                    contacts={counts[row]?.[column] ?? 0}
                    isTried={tried !== null}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col" className={styles.axis}>
                {boundsText(boundsOf(column, cuts.pain))}
              </th>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

type CellProps = {
  readonly matrix: Matrix;
  readonly cuts: Cuts;
  readonly row: number;
  readonly column: number;
  readonly contacts: number;
  readonly isTried: boolean;
};

function Cell({ matrix, cuts, row, column, contacts, isTried }: CellProps) {
  const say = useTexts(matrixTexts);
  const outcomes = useTexts(outcomeTexts);
  const { number } = useFormats();
  const colour = colourAt(matrix.cells, row, column);
  const known = matrix.cells.find((cell) => cell.row === row && cell.column === column);
  const fit = boundsOf(row, cuts.fit);
  const pain = boundsOf(column, cuts.pain);
  // Who stands beside the matrix is in no cell, and so in none of their lists.
  const query = new URLSearchParams({
    ...(matrix.kind === "customer" && { kind: matrix.kind }),
    segment: cellColours.join(","),
    fitFrom: String(fit.from),
    painFrom: String(pain.from),
  });
  if (fit.below !== undefined) query.set("fitBelow", String(fit.below));
  if (pain.below !== undefined) query.set("painBelow", String(pain.below));
  return (
    <PlaceLink
      to={`leads?${query.toString()}`}
      className={styles.cell}
      style={{
        background: `var(--segment-${colour})`,
        color: `var(--segment-${colour}-text)`,
      }}
    >
      <Text component="span" className={styles.count}>
        {number(contacts)} <VisuallyHidden>{say.contactsThere},</VisuallyHidden>
      </Text>
      <Text component="span" size="xs" fw={600}>
        {outcomes.segments[colour]}
      </Text>
      {!isTried && known !== undefined && (
        <Text component="span" size="xs" className={styles.detail}>
          {matrix.kind === "lead" && say.readyOf(number(known.ready))}
          {matrix.movesAsOf !== null && (
            <> · {say.moved(number(known.movedIn), number(known.movedOut))}</>
          )}
        </Text>
      )}
      <VisuallyHidden>{say.place(boundsText(fit), boundsText(pain))}</VisuallyHidden>
    </PlaceLink>
  );
}
