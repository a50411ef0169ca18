import {
  Alert,
  Anchor,
  Group,
  Paper,
  SimpleGrid,
  Stack,
  Table,
  Text,
  Title,
  Button,
  Popover,
  TextInput,
} from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Failures, Health } from "../../contract/health.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { Figure } from "../../shell/page/marks/figure.tsx";
import { failuresQuery, healthQuery, quarantineQuery } from "../../shell/page/server/queries.ts";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { ProgressLine } from "../../versions/page/rescoring-bar.tsx";
import { Disconnect } from "./disconnect.tsx";
import { healthTexts } from "./health-texts.ts";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { useMay } from "../../shell/page/server/use-session.ts";
import { useState } from "react";
import { Pager } from "../../shell/page/marks/pager.tsx";
import { RecordLink } from "../../shell/page/marks/record-link.tsx";
import { change } from "../../shell/page/server/call.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { Failure } from "../../shell/page/states/failure.tsx";

/** The account's connection, flow and failures. */
export function HealthPage() {
  const say = useTexts(healthTexts);
  const query = useQuery(healthQuery);
  return (
    <PageFrame title={say.title} lead={say.lead}>
      <Loaded query={query} lines={8}>
        {(health) => <Shown health={health} />}
      </Loaded>
    </PageFrame>
  );
}

function Shown({ health }: { readonly health: Health }) {
  const say = useTexts(healthTexts);
  return (
    <Stack gap="lg">
      <Figures health={health} />
      {health.firstRun.state === "running" && (
        <Paper withBorder p="md">
          <Title order={2} size="h4">
            {say.firstRun}
          </Title>
          <ProgressLine progress={health.firstRun} />
        </Paper>
      )}
      <NeedsYou health={health} />
      <FailureList />
      <QuarantineList />
      <section>
        <Title order={2} size="h4" mb={4}>
          {say.scopes}
        </Title>
        <Text size="sm" ff="monospace">
          {health.scopes.join(", ")}
        </Text>
      </section>
      <Disconnect />
    </Stack>
  );
}

function Figures({ health }: { readonly health: Health }) {
  const say = useTexts(healthTexts);
  const { number, dateTime, date, length } = useFormats();
  const { api, webhooks, contacts, pausedAt } = health;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      <Figure
        label={say.connection}
        value={health.connection === "connected" ? say.connected : say.disconnected}
        hint={say.installed(date(health.installedAt), health.installedBy)}
      />
      <Figure
        label={say.work}
        value={pausedAt === null ? say.running : say.paused(dateTime(pausedAt))}
        hint={`${say.lastScored}: ${health.lastScoredAt === null ? say.never : dateTime(health.lastScoredAt)}`}
      />
      <Figure
        label={say.scored}
        value={number(contacts.scored)}
        hint={say.readyOf(number(contacts.ready), number(contacts.customers))}
      />
      <Figure
        label={say.waiting}
        value={number(contacts.waiting)}
        hint={contacts.waiting > 0 ? say.oldest(length(health.oldestWaitMs)) : say.noLag}
      />
      <Figure label={say.unwritten} value={number(contacts.unwritten)} />
      <Figure
        label={say.webhooks}
        value={number(webhooks.waiting)}
        hint={webhooks.waiting > 0 ? say.lag(length(webhooks.lagMs)) : say.noLag}
      />
      <Figure
        label={say.api}
        value={number(api.callsInWindow)}
        hint={say.apiHint(number(api.limit), length(api.windowMs))}
      />
      <Figure
        label={say.today}
        value={number(api.callsToday)}
        hint={say.limited(number(api.rateLimited), number(api.failed))}
      />
    </SimpleGrid>
  );
}

/** Broken sources, properties in the way, and features that are off, each with what to do. */
function NeedsYou({ health }: { readonly health: Health }) {
  const say = useTexts(healthTexts);
  const pick = usePick();
  const { number } = useFormats();
  const { brokenSources, conflicts, featuresOff, held } = health;
  const isWell = held + brokenSources.length + conflicts.length + featuresOff.length === 0;
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.needsYou}
      </Title>
      {isWell && (
        <Text size="sm" c="dimmed">
          {say.allWell}
        </Text>
      )}
      {held > 0 && <Text size="sm">{say.held(number(held))}</Text>}
      {brokenSources.map(({ name, text }) => (
        <Alert key={name} color="red" title={`${say.broken}: ${name}`}>
          {pick(text)}{" "}
          <Anchor component={PlaceLink} to="mapping" size="sm" underline="always">
            {say.toMapping}
          </Anchor>
        </Alert>
      ))}
      {conflicts.map(({ name, text }) => (
        <Alert key={name} color="red" title={`${say.conflict}: ${name}`}>
          {pick(text)}
        </Alert>
      ))}
      {featuresOff.map(({ feature, missing, advice }) => (
        <Alert key={feature.en} color="yellow" title={`${say.featuresOff}: ${pick(feature)}`}>
          {pick(advice)} {say.missing(missing.join(", "))}
        </Alert>
      ))}
    </Stack>
  );
}

/** Webhook events that could not be understood, newest first. */
function QuarantineList() {
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

/** Contacts that could not be scored or written, each to be tried again or taken off. */
function FailureList() {
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

type Props = {
  /** Where the API has this entry, without its base. */
  readonly path: string;
  /** What the buttons are about, for screen readers. */
  readonly what: string;
};

/** The two answers to something that could not be done: try it again, or take it off with a reason. */
function RetryOrDiscard({ path, what }: Props) {
  const say = useTexts(healthTexts);
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const replay = useChange(() => change("POST", `${path}/replay`));
  const discard = useChange(() =>
    change("DELETE", `${path}?reason=${encodeURIComponent(reason.trim())}`),
  );
  const error = replay.error ?? discard.error;
  return (
    <Stack gap={4}>
      <Group gap="xs" wrap="nowrap" justify="flex-end">
        <Button
          size="compact-sm"
          variant="light"
          loading={replay.isPending}
          aria-label={say.replayOf(what)}
          onClick={() => replay.mutate(undefined)}
        >
          {say.replay}
        </Button>
        <Popover opened={isAsking} onChange={setAsking} trapFocus width={300} shadow="md">
          <Popover.Target>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={say.discardOf(what)}
              onClick={() => setAsking(true)}
            >
              {say.discard}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                discard.mutate(undefined);
              }}
            >
              <TextInput
                label={say.whyDiscard}
                description={say.whyDiscardHint}
                value={reason}
                maxLength={500}
                onChange={(event) => setReason(event.currentTarget.value)}
                data-autofocus
              />
              <Button
                type="submit"
                size="xs"
                mt="xs"
                disabled={reason.trim() === ""}
                loading={discard.isPending}
              >
                {say.discard}
              </Button>
            </form>
          </Popover.Dropdown>
        </Popover>
      </Group>
      {error !== null && <Failure error={error} />}
    </Stack>
  );
}
