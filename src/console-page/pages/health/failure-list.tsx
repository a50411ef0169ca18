import { Group, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Failures } from "../../../console/api/schemas/health.ts";
import { useFormats } from "../../language/formats.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { Pager } from "../../marks/pager.tsx";
import { RecordLink } from "../../marks/record-link.tsx";
import { failuresQuery } from "../../server/queries.ts";
import { useMay } from "../../server/use-session.ts";
import { Loaded } from "../../states/loaded.tsx";
import { healthTexts } from "./health-texts.ts";
import { RetryOrDiscard } from "./retry-or-discard.tsx";

/** Contacts that could not be scored or written, each to be tried again or taken off. */
export function FailureList() {
  const say = useTexts(healthTexts);
  const [offset, setOffset] = useState(0);
  const query = useQuery(failuresQuery(offset));
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.failures}
      </Title>
      <Loaded query={query} lines={2}>
        {({ total, items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {say.noFailures}
            </Text>
          ) : (
            <>
              <FailureTable items={items} />
              <Pager total={total} offset={offset} limit={25} onOffset={setOffset} />
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}

function FailureTable({ items }: { readonly items: Failures["items"] }) {
  const say = useTexts(healthTexts);
  const { dateTime } = useFormats();
  const mayEdit = useMay("edit");
  return (
    <Table.ScrollContainer minWidth={680} type="native" tabIndex={0} aria-label={say.failures}>
      <Table withTableBorder bg="white">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.contact}</Table.Th>
            <Table.Th>{say.stage}</Table.Th>
            <Table.Th>{say.reason}</Table.Th>
            <Table.Th>{say.at}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ id, contactId, name, recordUrl, stage, reason, properties, at }) => {
            const who = name || contactId;
            return (
              <Table.Tr key={id}>
                <Table.Td>
                  <Group gap={6} wrap="nowrap">
                    {who}
                    <RecordLink url={recordUrl} who={who} />
                  </Group>
                </Table.Td>
                <Table.Td>{say.stages[stage]}</Table.Td>
                <Table.Td>
                  {reason}
                  {properties.length > 0 && (
                    <Text size="xs" c="dimmed">
                      {say.refusedValues(properties.join(", "))}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{dateTime(at)}</Table.Td>
                <Table.Td>
                  {mayEdit && <RetryOrDiscard path={`/health/failures/${id}`} what={who} />}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
