import { Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFormats } from "../../language/formats.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { quarantineQuery } from "../../server/queries.ts";
import { useMay } from "../../server/use-session.ts";
import { Loaded } from "../../states/loaded.tsx";
import { healthTexts } from "./health-texts.ts";
import { RetryOrDiscard } from "./retry-or-discard.tsx";

/** Webhook events that could not be understood, newest first. */
export function QuarantineList() {
  const say = useTexts(healthTexts);
  const { dateTime } = useFormats();
  const mayEdit = useMay("edit");
  const query = useQuery(quarantineQuery);
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.quarantine}
      </Title>
      <Loaded query={query} lines={1}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {say.noQuarantine}
            </Text>
          ) : (
            <Table withTableBorder bg="white">
              <Table.Tbody>
                {items.map(({ id, at, reason }) => (
                  <Table.Tr key={id}>
                    <Table.Td w={200}>{dateTime(at)}</Table.Td>
                    <Table.Td>{reason}</Table.Td>
                    <Table.Td>
                      {mayEdit && (
                        <RetryOrDiscard path={`/health/quarantine/${id}`} what={say.event(id)} />
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </Loaded>
    </Stack>
  );
}
