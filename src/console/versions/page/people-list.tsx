import {
  ActionIcon,
  Button,
  Group,
  Paper,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { People, Role } from "../../contract/session.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { peopleQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Cross } from "../../shell/page/marks/icons.tsx";
import { Failure } from "../../shell/page/states/failure.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { publishTexts } from "./publish-texts.ts";

/** Who may look, edit and publish, by e-mail. */
export function PeopleList() {
  const say = useTexts(publishTexts);
  const query = useQuery(peopleQuery);
  const mayPublish = useMay("publish");
  const client = useQueryClient();
  const show = (people: People): void => {
    client.setQueryData(peopleQuery.queryKey, people);
  };
  const take = useChange(
    (email: string) => change<People>("DELETE", `/people/${encodeURIComponent(email)}`),
    show,
  );
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say.people}
        </Title>
        <Text size="sm" c="dimmed">
          {say.peopleHint}
        </Text>
        <Loaded query={query} lines={2}>
          {({ people }) => (
            <Table maw={620}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{say.email}</Table.Th>
                  <Table.Th>{say.role}</Table.Th>
                  <Table.Th />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {people.map(({ email, role, isInstaller }) => (
                  <Table.Tr key={email}>
                    <Table.Td>{email}</Table.Td>
                    <Table.Td>
                      {say.roles[role]}
                      {isInstaller && ` (${say.installer})`}
                    </Table.Td>
                    <Table.Td>
                      {mayPublish && !isInstaller && (
                        <ActionIcon
                          variant="subtle"
                          color="gray.8"
                          aria-label={say.take(email)}
                          onClick={() => take.mutate(email)}
                        >
                          <Cross />
                        </ActionIcon>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </Loaded>
        {take.isError && <Failure error={take.error} />}
        {mayPublish && <GrantForm onGranted={show} />}
      </Stack>
    </Paper>
  );
}

function GrantForm({ onGranted }: { readonly onGranted: (people: People) => void }) {
  const say = useTexts(publishTexts);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("edit");
  const grant = useChange(
    () => change<People>("PUT", `/people/${encodeURIComponent(email.trim())}`, { role }),
    (people) => {
      onGranted(people);
      setEmail("");
    },
  );
  return (
    <>
      <Group
        component="form"
        gap="sm"
        align="flex-end"
        onSubmit={(event) => {
          event.preventDefault();
          grant.mutate(undefined);
        }}
      >
        <TextInput
          type="email"
          w={280}
          label={say.email}
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
        <Select
          w={180}
          label={say.role}
          allowDeselect={false}
          value={role}
          data={(["look", "edit", "publish"] as const).map((one) => ({
            value: one,
            label: say.roles[one],
          }))}
          onChange={(chosen) => chosen !== null && setRole(chosen)}
        />
        <Button
          type="submit"
          variant="light"
          disabled={email.trim() === ""}
          loading={grant.isPending}
        >
          {say.grant}
        </Button>
      </Group>
      {grant.isError && <Failure error={grant.error} />}
    </>
  );
}
