import { Group, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Held, Scenario } from "../../../console/api/schemas/workflows.ts";
import { useFormats } from "../../language/formats.ts";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { Pager } from "../../marks/pager.tsx";
import { RecordLink } from "../../marks/record-link.tsx";
import { heldQuery } from "../../server/queries.ts";
import { Loaded } from "../../states/loaded.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

/** Enrolments that have not gone through, with what to do. */
export function HeldList({ scenarios }: { readonly scenarios: readonly Scenario[] }) {
  const say = useTexts(workflowsTexts);
  const [offset, setOffset] = useState(0);
  const query = useQuery(heldQuery(offset));
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.held}
      </Title>
      <Loaded query={query} lines={2}>
        {({ total, items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {say.noneHeld}
            </Text>
          ) : (
            <>
              <HeldTable items={items} scenarios={scenarios} />
              <Pager total={total} offset={offset} limit={25} onOffset={setOffset} />
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}

type TableProps = { readonly items: Held["items"]; readonly scenarios: readonly Scenario[] };

function HeldTable({ items, scenarios }: TableProps) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  const { dateTime } = useFormats();
  const labels = new Map(scenarios.map(({ name, label }) => [name, pick(label)]));
  return (
    <Table.ScrollContainer minWidth={640} type="native" tabIndex={0} aria-label={say.held}>
      <Table withTableBorder bg="white">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.contact}</Table.Th>
            <Table.Th>{say.scenario}</Table.Th>
            <Table.Th>{say.since}</Table.Th>
            <Table.Th>{say.why}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ contactId, name, recordUrl, scenario, state, firedAt, why, advice }) => (
            <Table.Tr key={`${contactId} ${scenario} ${firedAt}`}>
              <Table.Td>
                <Group gap={6} wrap="nowrap">
                  {name || contactId}
                  <RecordLink url={recordUrl} who={name || contactId} />
                </Group>
              </Table.Td>
              <Table.Td>{labels.get(scenario) ?? scenario}</Table.Td>
              <Table.Td>{dateTime(firedAt)}</Table.Td>
              <Table.Td data-state={state}>
                {pick(why)} {pick(advice)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
