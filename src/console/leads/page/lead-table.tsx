import { Checkbox, Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { TermName } from "../../../words/glossary.ts";
import type { Lead } from "../../contract/leads.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { Ago } from "../../shell/page/marks/ago.tsx";
import { Help } from "../../shell/page/marks/help.tsx";
import { outcomeTexts } from "../../shell/page/words/outcome-texts.ts";
import type { LeadColumn } from "./lead-columns.tsx";
import {
  OwnerOf,
  ReasonOf,
  ScoreFigures,
  SegmentOf,
  StatusOf,
  useNameOf,
  Who,
} from "./lead-parts.tsx";
import { leadsTexts } from "./leads-texts.ts";

type Props = {
  readonly items: readonly Lead[];
  readonly columns: readonly LeadColumn[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: readonly string[], isChosen: boolean) => void;
  readonly onExplain: (contactId: string) => void;
};

/** The reason takes what the others leave, and is cut there. */
const widths: Readonly<Partial<Record<LeadColumn, string>>> = { reasons: "36%" };
const leastReason = 220;

/** The words of the product that stand over a column. */
const helps: Readonly<Partial<Record<LeadColumn, TermName>>> = {
  status: "ready",
  segment: "segment",
  band: "band",
};

/** One page of leads, two lines each. */
export function LeadTable({ items, columns, chosen, onChoose, onExplain }: Props) {
  const say = useTexts(leadsTexts);
  const ids = items.map(({ contactId }) => contactId);
  const count = ids.filter((id) => chosen.has(id)).length;
  return (
    <Table.ScrollContainer minWidth={900} type="native" tabIndex={0} aria-label={say.table}>
      <Table verticalSpacing={2} horizontalSpacing={6} highlightOnHover withTableBorder tabularNums>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36}>
              <Checkbox
                size="xs"
                aria-label={say.chooseAll}
                checked={count > 0 && count === ids.length}
                indeterminate={count > 0 && count < ids.length}
                onChange={({ currentTarget }) => onChoose(ids, currentTarget.checked)}
              />
            </Table.Th>
            <Table.Th>{say.name}</Table.Th>
            <Table.Th ta="right" w={110} className="one-line">
              {say.score}
              <Help term="leadScore" />
            </Table.Th>
            {columns.map((column) => (
              <Table.Th
                key={column}
                className="one-line"
                {...(widths[column] && { w: widths[column], miw: leastReason })}
              >
                {say.columnNames[column]}
                {helps[column] && <Help term={helps[column]} />}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((lead) => (
            <Row
              key={lead.contactId}
              lead={lead}
              columns={columns}
              isChosen={chosen.has(lead.contactId)}
              onChoose={(isChosen) => onChoose([lead.contactId], isChosen)}
              onExplain={onExplain}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

type RowProps = Pick<Props, "columns" | "onExplain"> & {
  readonly lead: Lead;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
};

function Row({ lead, columns, isChosen, onChoose, onExplain }: RowProps) {
  const say = useTexts(leadsTexts);
  const who = useNameOf()(lead);
  return (
    <Table.Tr {...(isChosen && { bg: "var(--mantine-primary-color-light)" })}>
      <Table.Td>
        <Checkbox
          size="xs"
          aria-label={say.choose(who)}
          checked={isChosen}
          onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td maw={210}>
        <Who lead={lead} onExplain={onExplain} />
      </Table.Td>
      <Table.Td ta="right">
        <ScoreFigures lead={lead} />
      </Table.Td>
      {columns.map((column) => (
        <Table.Td key={column} {...(column === "reasons" && { maw: 0, miw: leastReason })}>
          <Cell lead={lead} column={column} />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

function Cell({ lead, column }: { readonly lead: Lead; readonly column: LeadColumn }): ReactNode {
  const outcomes = useTexts(outcomeTexts);
  const pick = usePick();
  switch (column) {
    case "status":
      return <StatusOf lead={lead} />;
    case "owner":
      return <OwnerOf lead={lead} />;
    case "segment":
      return <SegmentOf lead={lead} />;
    case "band":
      return <Text size="sm">{pick(lead.band.label)}</Text>;
    case "role":
      return (
        <Text size="sm" className="one-line">
          {outcomes.roles[lead.role]}
        </Text>
      );
    case "reasons":
      return <ReasonOf lead={lead} isCut />;
    case "scoredAt":
      return (
        <Text size="sm" className="one-line">
          <Ago at={lead.scoredAt} />
        </Text>
      );
    default:
      return column satisfies never;
  }
}
