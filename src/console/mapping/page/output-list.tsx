import { Badge, Button, Stack, Table, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { MappingPage, OutputProperty } from "../../contract/mapping.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { useMay } from "../../shell/page/server/use-session.ts";
import { OutputDialog } from "./output-dialog.tsx";
import { outputTexts } from "./output-texts.ts";

/** What Ripen writes and where: ours by default, the portal's own where the admin says so. */
export function OutputList({ mapping }: { readonly mapping: MappingPage }) {
  const say = useTexts(outputTexts);
  const [asked, setAsked] = useState<OutputProperty | null>(null);
  return (
    <Stack gap="sm" component="section">
      <div>
        <Title order={2} size="h4">
          {say.title}
        </Title>
        <Text size="sm" c="dimmed">
          {say.hint}
        </Text>
      </div>
      <Table.ScrollContainer minWidth={680} type="native" tabIndex={0} aria-label={say.title}>
        <Table withTableBorder bg="white">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.output}</Table.Th>
              <Table.Th>{say.goesTo}</Table.Th>
              <Table.Th>{say.state}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {mapping.outputs.map((output) => (
              <OutputRow key={output.name} output={output} onChange={() => setAsked(output)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <OutputDialog mapping={mapping} output={asked} onClose={() => setAsked(null)} />
    </Stack>
  );
}

type RowProps = { readonly output: OutputProperty; readonly onChange: () => void };

function OutputRow({ output, onChange }: RowProps) {
  const say = useTexts(outputTexts);
  const pick = usePick();
  const mayEdit = useMay("edit");
  const { name, label, description, state, note, target, isMappable } = output;
  const isBad = state === "conflict" || state === "broken" || state === "unconfirmed";
  return (
    <Table.Tr data-output={name} data-state={state}>
      <Table.Td>
        <Text size="sm">{pick(label)}</Text>
        <Text size="xs" c="dimmed">
          {pick(description)}
        </Text>
        {note !== null && <Text size="xs">{pick(note)}</Text>}
      </Table.Td>
      <Table.Td>
        {target?.label !== undefined && target.label !== null && (
          <Text size="sm">{target.label}</Text>
        )}
        <Text size="xs" c="dimmed" ff="monospace">
          {target?.name ?? name}
        </Text>
        {isMappable && mayEdit && (
          <Button
            size="compact-xs"
            variant="subtle"
            ml={-8}
            aria-label={say.changeOf(pick(label))}
            onClick={onChange}
          >
            {say.change}
          </Button>
        )}
      </Table.Td>
      <Table.Td>
        <Badge tt="none" variant={isBad ? "filled" : "outline"} color={isBad ? "red.8" : "leaf"}>
          {say.states[state]}
        </Badge>
      </Table.Td>
    </Table.Tr>
  );
}
