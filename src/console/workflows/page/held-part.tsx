import { Anchor, Badge, Button, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { Held, Scenario } from "../../contract/workflows.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { Pager } from "../../shell/page/marks/pager.tsx";
import { RecordLink } from "../../shell/page/marks/record-link.tsx";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { heldQuery } from "../../shell/page/server/queries.ts";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

type HeldGroup = Held["groups"][number];
type Props = { readonly scenarios: readonly Scenario[] };

/** Enrolments that have not gone through: a line for each reason, those that need a person first. */
export function HeldPart({ scenarios }: Props) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  const query = useQuery(heldQuery(0));
  const labels = new Map(scenarios.map(({ name, label }) => [name, pick(label)]));
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.held}
      </Title>
      <Loaded query={query} lines={2}>
        {({ groups }) =>
          groups.length === 0 ? (
            <Text size="sm" c="dimmed">
              {say.noneHeld}
            </Text>
          ) : (
            groups.map((group) => (
              <ReasonCard
                key={`${group.scenario} ${group.state} ${group.cause} ${group.about}`}
                group={group}
                label={labels.get(group.scenario) ?? group.scenario}
              />
            ))
          )
        }
      </Loaded>
    </Stack>
  );
}

const colours: Readonly<Record<HeldGroup["state"], string>> = {
  refused: "red",
  unresolved: "red",
  unknown: "yellow",
  resting: "yellow",
  behind: "gray",
  on_its_way: "gray",
};

type CardProps = { readonly group: HeldGroup; readonly label: string };

function ReasonCard({ group, label }: CardProps) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  const { number, dateTime } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const { state, contacts, since, why, advice } = group;
  return (
    <Paper withBorder p="md" data-state={state}>
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} flex="1 1 24rem">
          <Group gap="xs">
            <Badge color={colours[state]} variant="light" tt="none">
              {label}
            </Badge>
            <Text size="sm">{say.heldOf(number(contacts), dateTime(since))}</Text>
          </Group>
          <Text fw={600}>{pick(why)}</Text>
          <Text size="sm" c="dimmed">
            {pick(advice)}
          </Text>
        </Stack>
        <Group gap="sm">
          {state === "refused" && (
            <Anchor component={PlaceLink} to="health" size="sm" underline="always">
              {say.toHealth}
            </Anchor>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={isOpen}
            aria-controls={listId}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? say.hideContacts : say.showContacts}
          </Button>
        </Group>
      </Group>
      <div id={listId}>{isOpen && <ContactsOf group={group} />}</div>
    </Paper>
  );
}

function ContactsOf({ group }: { readonly group: HeldGroup }) {
  const say = useTexts(workflowsTexts);
  const { dateTime } = useFormats();
  const [offset, setOffset] = useState(0);
  const { scenario, state, cause, about } = group;
  const query = useQuery(heldQuery(offset, { scenario, state, cause, about }));
  return (
    <Loaded query={query} lines={2}>
      {({ items }) => (
        <Stack gap="sm" mt="sm">
          <Table withTableBorder>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say.contact}</Table.Th>
                <Table.Th>{say.since}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map(({ contactId, name, recordUrl, firedAt }) => (
                <Table.Tr key={`${contactId} ${firedAt}`}>
                  <Table.Td>
                    <Group gap={6} wrap="nowrap">
                      {name || contactId}
                      <RecordLink url={recordUrl} who={name || contactId} />
                    </Group>
                  </Table.Td>
                  <Table.Td>{dateTime(firedAt)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Pager total={group.contacts} offset={offset} limit={25} onOffset={setOffset} />
        </Stack>
      )}
    </Loaded>
  );
}
