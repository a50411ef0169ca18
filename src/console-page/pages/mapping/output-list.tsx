import { Badge, Stack, Table, Text, Title } from "@mantine/core";
import type { OutputProperty } from "../../../console/api/schemas/mapping.ts";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { mappingTexts } from "./mapping-texts.ts";

/** The contact properties that Ripen writes, and those of the portal that are in the way. */
export function OutputList({ outputs }: { readonly outputs: readonly OutputProperty[] }) {
  const say = useTexts(mappingTexts);
  const pick = usePick();
  return (
    <Stack gap="sm" component="section">
      <div>
        <Title order={2} size="h4">
          {say.outputs}
        </Title>
        <Text size="sm" c="dimmed">
          {say.outputsHint}
        </Text>
      </div>
      <Table.ScrollContainer minWidth={600} type="native" tabIndex={0} aria-label={say.outputs}>
        <Table withTableBorder bg="white">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.property}</Table.Th>
              <Table.Th>{say.meaning}</Table.Th>
              <Table.Th>{say.state}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {outputs.map(({ name, label, description, state, note }) => (
              <Table.Tr key={name}>
                <Table.Td>
                  <Text size="sm">{pick(label)}</Text>
                  <Text size="xs" c="dimmed" ff="monospace">
                    {name}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{pick(description)}</Text>
                  {note !== null && <Text size="xs">{pick(note)}</Text>}
                </Table.Td>
                <Table.Td>
                  <Badge
                    tt="none"
                    variant={state === "conflict" ? "filled" : "outline"}
                    color={state === "conflict" ? "red.8" : "leaf"}
                  >
                    {say[state]}
                  </Badge>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
