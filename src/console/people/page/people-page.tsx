import {
  ActionIcon,
  Button,
  Group,
  Select,
  Stack,
  Table,
  TextInput,
  VisuallyHidden,
} from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { People, Role } from "../../contract/session.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { Cross } from "../../shell/page/marks/icons.tsx";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { change } from "../../shell/page/server/call.ts";
import { peopleQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { peopleTexts } from "./people-texts.ts";

/** Who may look, edit and publish, by e-mail. */
export function PeoplePage() {
  const say = useTexts(peopleTexts);
  const query = useQuery(peopleQuery);
  return (
    <PageFrame title={say.title} lead={say.lead}>
      <Loaded query={query} lines={4}>
        {({ people }) => <PeopleList people={people} />}
      </Loaded>
    </PageFrame>
  );
}

function PeopleList({ people }: People) {
  const say = useTexts(peopleTexts);
  const mayPublish = useMay("publish");
  const client = useQueryClient();
  const show = (answer: People): void => {
    client.setQueryData(peopleQuery.queryKey, answer);
  };
  const take = useChange(
    (email: string) => change<People>("DELETE", `/people/${encodeURIComponent(email)}`),
    show,
  );
  return (
    <Stack gap="md" maw={760}>
      <Table.ScrollContainer minWidth={300} type="native" tabIndex={0} aria-label={say.list}>
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.email}</Table.Th>
              <Table.Th>{say.role}</Table.Th>
              <Table.Th>
                <VisuallyHidden>{say.action}</VisuallyHidden>
              </Table.Th>
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
                <Table.Td ta="right">
                  {mayPublish && !isInstaller && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
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
      </Table.ScrollContainer>
      {take.isError && <Failure error={take.error} />}
      {mayPublish && <GrantForm onGranted={show} />}
    </Stack>
  );
}

function GrantForm({ onGranted }: { readonly onGranted: (people: People) => void }) {
  const say = useTexts(peopleTexts);
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
        <Button type="submit" disabled={email.trim() === ""} loading={grant.isPending}>
          {say.grant}
        </Button>
      </Group>
      {grant.isError && <Failure error={grant.error} />}
    </>
  );
}
