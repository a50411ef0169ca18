import {
  Button,
  Flex,
  Heading,
  Table,
  TableBody,
  TableCell,
  TableRow,
  Tag,
  Text,
} from "@hubspot/ui-extensions";
import { useState, type ReactNode } from "react";
import type { Voice } from "./card-place.ts";
import type { ReasonLine } from "./contact-card.ts";

/** So many lines are read at a glance. */
const atFirst = 5;

/** The reasons with their points, the weightiest first. */
export function ReasonsPart({
  reasons,
  voice,
  isNarrow,
}: {
  readonly reasons: readonly ReasonLine[];
  readonly voice: Voice;
  /** Leaves the definitions out. */
  readonly isNarrow: boolean;
}): ReactNode {
  const { words } = voice;
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen ? reasons : reasons.slice(0, atFirst);
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.why}</Heading>
      {reasons.length === 0 ? (
        <Text>{words.noReasons}</Text>
      ) : (
        <Table density="condensed" flush>
          <TableBody>
            {shown.map((line, index) => (
              <Line key={`${index} ${line.label}`} line={line} voice={voice} isNarrow={isNarrow} />
            ))}
          </TableBody>
        </Table>
      )}
      {reasons.length > atFirst && (
        <Button size="xs" variant="transparent" onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? words.showLess : words.showAll(reasons.length)}
        </Button>
      )}
    </Flex>
  );
}

function Line({
  line,
  voice: { words },
  isNarrow,
}: {
  readonly line: ReasonLine;
  readonly voice: Voice;
  readonly isNarrow: boolean;
}): ReactNode {
  const remarks = [
    words.axis[line.axis],
    ...(line.events > 1 ? [words.times(line.events)] : []),
    ...(line.isCapped ? [words.capped] : []),
  ];
  return (
    <TableRow>
      <TableCell width="min" align="right">
        <Tag variant={line.points > 0 ? "success" : "error"}>
          {line.points > 0 ? `+${line.points}` : `−${-line.points}`}
        </Tag>
      </TableCell>
      <TableCell>
        <Text format={{ fontWeight: "demibold" }}>{line.label}</Text>
        <Text variant="microcopy">
          {[isNarrow ? "" : line.definition, remarks.join(", ")]
            .filter((text) => text !== "")
            .join(" · ")}
        </Text>
      </TableCell>
    </TableRow>
  );
}
