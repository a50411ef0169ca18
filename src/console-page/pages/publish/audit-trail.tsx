import { Button, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormats } from "../../language/formats.ts";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { auditQuery } from "../../server/queries.ts";
import { Loaded } from "../../states/loaded.tsx";
import { publishTexts } from "./publish-texts.ts";

/** Who changed what and when, newest first. */
export function AuditTrail() {
  const say = useTexts(publishTexts);
  const pick = usePick();
  const { dateTime } = useFormats();
  const [before, setBefore] = useState<number | undefined>(undefined);
  const query = useQuery(auditQuery(before));
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.audit}
      </Title>
      <Loaded query={query} lines={3}>
        {({ entries, hasMore }) => (
          <>
            {entries.length === 0 && (
              <Text size="sm" c="dimmed">
                {say.noAudit}
              </Text>
            )}
            <Table tabularNums>
              <Table.Tbody>
                {entries.map(({ id, at, who, text }) => (
                  <Table.Tr key={id}>
                    <Table.Td w={180}>{dateTime(at)}</Table.Td>
                    <Table.Td>
                      {pick(text)}
                      <Text size="xs" c="dimmed">
                        {who}
                      </Text>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            <Group gap="xs">
              {before !== undefined && (
                <Button size="xs" variant="default" onClick={() => setBefore(undefined)}>
                  {say.newest}
                </Button>
              )}
              {hasMore && (
                <Button size="xs" variant="default" onClick={() => setBefore(entries.at(-1)?.id)}>
                  {say.older}
                </Button>
              )}
            </Group>
          </>
        )}
      </Loaded>
    </Stack>
  );
}
