import { Text, VisuallyHidden } from "@mantine/core";
import type { Matrix } from "../../contract/matrix.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { outcomeTexts } from "../../shell/page/words/outcome-texts.ts";
import { boundsOf, boundsText, countCells, segmentAt, type Cuts } from "./count-cells.ts";
import styles from "./matrix-grid.module.css";
import { matrixTexts } from "./matrix-texts.ts";

type Props = {
  readonly matrix: Matrix;
  /** Cuts that are only tried; null for those in force. */
  readonly tried: Cuts | null;
};

/** The picture: rows fall from the best fit, columns rise with pain; each cell is a link to its contacts. */
export function MatrixGrid({ matrix, tried }: Props) {
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
  const segment = segmentAt(matrix.cells, row, column);
  const known = matrix.cells.find((cell) => cell.row === row && cell.column === column);
  const fit = boundsOf(row, cuts.fit);
  const pain = boundsOf(column, cuts.pain);
  const query = new URLSearchParams({ fitFrom: String(fit.from), painFrom: String(pain.from) });
  if (fit.below !== undefined) query.set("fitBelow", String(fit.below));
  if (pain.below !== undefined) query.set("painBelow", String(pain.below));
  return (
    <PlaceLink
      to={`leads?${query.toString()}`}
      className={styles.cell}
      style={{
        background: `var(--segment-${segment})`,
        color: `var(--segment-${segment}-text)`,
      }}
    >
      <Text component="span" className={styles.count}>
        {number(contacts)} <VisuallyHidden>{say.contactsThere},</VisuallyHidden>
      </Text>
      <Text component="span" size="xs" fw={600}>
        {outcomes.segments[segment]}
      </Text>
      {!isTried && known !== undefined && (
        <Text component="span" size="xs" className={styles.detail}>
          {say.readyOf(number(known.ready))}
          {matrix.movesAsOf !== null && (
            <> · {say.moved(number(known.movedIn), number(known.movedOut))}</>
          )}
        </Text>
      )}
      <VisuallyHidden>{say.place(boundsText(fit), boundsText(pain))}</VisuallyHidden>
    </PlaceLink>
  );
}
