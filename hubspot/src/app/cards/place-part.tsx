import {
  DescriptionList,
  DescriptionListItem,
  Flex,
  Heading,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Tag,
} from "@hubspot/ui-extensions";
import type { ReactNode } from "react";
import type { Voice } from "./card-place.ts";
import type { CellColour, ContactCard, MatrixPlace } from "./contact-card.ts";

/** The place in the matrix, with band, role and stage. */
export function PlacePart({
  card,
  voice,
  isNarrow,
}: {
  readonly card: ContactCard;
  readonly voice: Voice;
  readonly isNarrow: boolean;
}): ReactNode {
  const { words } = voice;
  const facts: readonly (readonly [label: string, value: string])[] = [
    [words.segmentLabel, words.segment[card.segment]],
    [words.bandLabel, card.band],
    [words.roleLabel, words.role[card.role]],
    [words.funnelLabel, words.funnelStage[card.funnelStage]],
    [words.originLabel, words.origin[card.origin]],
  ];
  return (
    <Flex direction="column" gap="xs">
      {!isNarrow && card.matrix !== null && <Matrix matrix={card.matrix} voice={voice} />}
      <DescriptionList direction={isNarrow ? "column" : "row"}>
        {facts.map(([label, value]) => (
          <DescriptionListItem key={label} label={label}>
            {value}
          </DescriptionListItem>
        ))}
      </DescriptionList>
    </Flex>
  );
}

const colours: Readonly<Record<CellColour, "error" | "warning" | "info">> = {
  red: "error",
  purple: "warning",
  blue: "info",
};

/** Rows fall with fit, as in a picture; the contact's own cell has a dot. */
function Matrix({
  matrix,
  voice: { words },
}: {
  readonly matrix: MatrixPlace;
  readonly voice: Voice;
}): ReactNode {
  const rows = matrix.cells.map((cells, row) => ({ cells, row })).reverse();
  return (
    <>
      <Heading>{words.place}</Heading>
      <Table density="compact" bordered>
        <TableHead>
          <TableRow>
            <TableHeader>{`${words.axis.fit} ↑ ${words.axis.pain} →`}</TableHeader>
            {(matrix.cells[0] ?? []).map((_, column) => (
              <TableHeader key={from(matrix.painCuts, column)}>
                {from(matrix.painCuts, column)}
              </TableHeader>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ cells, row }) => (
            <TableRow key={from(matrix.fitCuts, row)}>
              <TableCell>{from(matrix.fitCuts, row)}</TableCell>
              {cells.map((segment, column) => {
                const isHere = row === matrix.row && column === matrix.column;
                const label = words.segment[segment].split(":")[0] ?? "";
                return (
                  <TableCell key={from(matrix.painCuts, column)}>
                    <Tag variant={colours[segment]}>{isHere ? `● ${label}` : label}</Tag>
                  </TableCell>
                );
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}

/** The lower bound of a row or column. */
function from(cuts: readonly number[], at: number): string {
  return `${at === 0 ? 0 : (cuts[at - 1] ?? 0)}+`;
}
