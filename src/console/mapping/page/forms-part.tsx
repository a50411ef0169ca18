import { Button, Group, Stack, Table, Text, TextInput, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Forms } from "../../contract/mapping.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { formsQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { formsTexts } from "./forms-texts.ts";

/** The forms that contacts sent, those without a name first, and the way to name one. */
export function FormsPart() {
  const say = useTexts(formsTexts);
  const query = useQuery(formsQuery);
  return (
    <Stack gap="sm" component="section" data-forms>
      <Title order={2} size="h4">
        {say.title}
      </Title>
      <Text size="sm">{say.lead}</Text>
      <Loaded query={query} lines={3}>
        {({ forms }) =>
          forms.length === 0 ? (
            <Text size="sm" c="dimmed">
              {say.none}
            </Text>
          ) : (
            <Table.ScrollContainer minWidth={560} type="native" tabIndex={0} aria-label={say.title}>
              <Table withTableBorder>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{say.name}</Table.Th>
                    <Table.Th>{say.whence}</Table.Th>
                    <Table.Th>{say.action}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {forms.map((form) => (
                    <FormRow key={form.formId} form={form} />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Loaded>
    </Stack>
  );
}

function FormRow({
  form: { formId, name, isNamedByPerson },
}: {
  readonly form: Forms["forms"][number];
}) {
  const say = useTexts(formsTexts);
  const mayEdit = useMay("edit");
  const client = useQueryClient();
  const [typed, setTyped] = useState<string | null>(null);
  const save = useChange(
    (wanted: string) =>
      change<Forms>("PUT", `/forms/${encodeURIComponent(formId)}`, { name: wanted }),
    (answer) => {
      client.setQueryData(formsQuery.queryKey, answer);
      setTyped(null);
    },
  );
  return (
    <Table.Tr data-form={formId}>
      <Table.Td>
        <Text size="sm">{name ?? say.unknown}</Text>
        <Text size="xs" c="dimmed">
          {formId}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          {name === null ? "" : isNamedByPerson ? say.byPerson : say.byContacts}
        </Text>
      </Table.Td>
      <Table.Td>
        {typed === null ? (
          <Button
            size="xs"
            variant="default"
            disabled={!mayEdit}
            aria-label={say.giveNameTo(name ?? formId)}
            onClick={() => setTyped(name ?? "")}
          >
            {say.giveName}
          </Button>
        ) : (
          <Stack gap={4}>
            <TextInput
              size="xs"
              label={say.newName}
              maxLength={200}
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
            <Group gap="xs">
              <Button
                size="xs"
                disabled={typed.trim() === ""}
                loading={save.isPending}
                onClick={() => save.mutate(typed.trim())}
              >
                {say.save}
              </Button>
              <Button size="xs" variant="default" onClick={() => setTyped(null)}>
                {say.cancel}
              </Button>
            </Group>
            {save.isError && <Failure error={save.error} title={say.failed} />}
          </Stack>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
