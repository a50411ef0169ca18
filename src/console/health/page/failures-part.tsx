import { Button, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { Failures } from "../../contract/health.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { Pager } from "../../shell/page/marks/pager.tsx";
import { RecordLink } from "../../shell/page/marks/record-link.tsx";
import { change } from "../../shell/page/server/call.ts";
import { failuresQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { healthTexts } from "./health-texts.ts";
import { RetryOrDiscard } from "./retry-or-discard.tsx";

type FailureGroup = Failures["groups"][number];

/** What could not be done, a card for each cause, with what to do about it. */
export function FailuresPart() {
  const say = useTexts(healthTexts);
  const query = useQuery(failuresQuery(0));
  return (
    <Stack gap="sm" component="section">
      <Loaded query={query} lines={2}>
        {({ groups }) => (
          <>
            <Group justify="space-between">
              <Title order={2} size="h4">
                {say.failures}
              </Title>
              {groups.length > 1 && <TryEverything />}
            </Group>
            {groups.length === 0 && (
              <Text size="sm" c="dimmed">
                {say.noFailures}
              </Text>
            )}
            {groups.map((group) => (
              <CauseCard key={`${group.stage} ${group.cause} ${group.about}`} group={group} />
            ))}
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function TryEverything() {
  const say = useTexts(healthTexts);
  const mayEdit = useMay("edit");
  const replay = useChange(() => change("POST", "/health/failures/replay"));
  if (!mayEdit) return null;
  return (
    <Stack gap={4}>
      <Button
        size="compact-sm"
        variant="light"
        loading={replay.isPending}
        onClick={() => replay.mutate(undefined)}
      >
        {say.replayEverything}
      </Button>
      {replay.error !== null && <Failure error={replay.error} />}
    </Stack>
  );
}

function CauseCard({ group }: { readonly group: FailureGroup }) {
  const say = useTexts(healthTexts);
  const pick = usePick();
  const { number, dateTime } = useFormats();
  const mayEdit = useMay("edit");
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const { stage, cause, about, contacts, since, what, advice, isTrying, triesAt } = group;
  const chosen = { stage, cause, about };
  return (
    <Paper withBorder p="md" data-cause={cause}>
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} flex="1 1 24rem">
          <Text fw={600}>{pick(what)}</Text>
          <Text size="sm">{say.ofCause(say.stages[stage], number(contacts), dateTime(since))}</Text>
          <Text size="sm" c="dimmed">
            {pick(advice)}{" "}
            {isTrying ? say.trying : triesAt !== null && say.triesAt(dateTime(triesAt))}
          </Text>
        </Stack>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={isOpen}
            aria-controls={listId}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? say.hideContacts : say.showContacts}
          </Button>
          {mayEdit && (
            <RetryOrDiscard
              replay={{ path: "/health/failures/replay", body: chosen }}
              discard="/health/failures"
              which={chosen}
              what={pick(what)}
              label={say.replayAll}
            />
          )}
        </Group>
      </Group>
      <div id={listId}>{isOpen && <ContactsOf group={group} />}</div>
    </Paper>
  );
}

function ContactsOf({ group: { stage, cause, about } }: { readonly group: FailureGroup }) {
  const [offset, setOffset] = useState(0);
  const query = useQuery(failuresQuery(offset, { stage, cause, about }));
  return (
    <Loaded query={query} lines={2}>
      {({ total, items }) => (
        <Stack gap="sm" mt="sm">
          <FailureTable items={items} />
          <Pager total={total} offset={offset} limit={25} onOffset={setOffset} />
        </Stack>
      )}
    </Loaded>
  );
}

function FailureTable({ items }: { readonly items: Failures["items"] }) {
  const say = useTexts(healthTexts);
  const { dateTime } = useFormats();
  const mayEdit = useMay("edit");
  const [first] = items;
  // What HubSpot says of all of them alike is said once.
  const shared = items.every(({ reason }) => reason === first?.reason) ? first?.reason : undefined;
  return (
    <>
      {shared !== undefined && (
        <Text size="sm" c="dimmed">
          {say.inItsWords(shared)}
        </Text>
      )}
      <Table.ScrollContainer
        minWidth={shared === undefined ? 640 : 420}
        type="native"
        tabIndex={0}
        aria-label={say.failures}
      >
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.contact}</Table.Th>
              {shared === undefined && <Table.Th>{say.reason}</Table.Th>}
              <Table.Th>{say.at}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map(({ id, contactId, name, recordUrl, reason, properties, at }) => {
              const who = name || contactId;
              return (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Group gap={6} wrap="nowrap">
                      {who}
                      <RecordLink url={recordUrl} who={who} />
                    </Group>
                  </Table.Td>
                  {shared === undefined && (
                    <Table.Td>
                      {reason}
                      {properties.length > 0 && (
                        <Text size="xs" c="dimmed">
                          {say.refusedValues(properties.join(", "))}
                        </Text>
                      )}
                    </Table.Td>
                  )}
                  <Table.Td>{dateTime(at)}</Table.Td>
                  <Table.Td>
                    {mayEdit && (
                      <RetryOrDiscard
                        replay={{ path: `/health/failures/${id}/replay` }}
                        discard={`/health/failures/${id}`}
                        what={who}
                      />
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}
