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
  voice: { words, date },
  isNarrow,
}: {
  readonly line: ReasonLine;
  readonly voice: Voice;
  readonly isNarrow: boolean;
}): ReactNode {
  const remarks = [
    ...line.values,
    ...(line.lastAt === null ? [] : [words.lastTime(line.events, date(line.lastAt))]),
    words.axis[line.axis],
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
        <Text variant="microcopy">{remarks.join(" · ")}</Text>
        {!isNarrow && line.definition !== "" && (
          <Text variant="microcopy" format={{ italic: true }}>
            {line.definition}
          </Text>
        )}
      </TableCell>
    </TableRow>
  );
}
