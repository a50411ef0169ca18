import { Alert, Anchor, Paper, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Health } from "../../contract/health.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { Figure } from "../../shell/page/marks/figure.tsx";
import { healthQuery, quarantineQuery, standingQuery } from "../../shell/page/server/queries.ts";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { ProgressLine } from "../../versions/page/rescoring-bar.tsx";
import { Disconnect } from "./disconnect.tsx";
import { healthTexts } from "./health-texts.ts";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { useMay } from "../../shell/page/server/use-session.ts";
import { FailuresPart } from "./failures-part.tsx";
import { RetryOrDiscard } from "./retry-or-discard.tsx";

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
      <FailuresPart />
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
  const { data: standing } = useQuery(standingQuery);
  const [gravest] = standing?.states ?? [];
  const work =
    gravest === undefined ? say.running : gravest.stops === "everything" ? say.rests : say.partly;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      <Figure
        label={say.connection}
        value={health.connection === "connected" ? say.connected : say.disconnected}
        hint={say.installed(date(health.installedAt), health.installedBy)}
      />
      <Figure
        label={say.work}
        value={pausedAt === null ? work : say.paused(dateTime(pausedAt))}
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
  const { brokenSources, conflicts, featuresOff, held, failures, contacts } = health;
  const isWell = !health.needsSomebody && failures + featuresOff.length === 0;
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.needsYou}
      </Title>
      {isWell && (
        <Text size="sm" c="dimmed">
          {contacts.unwritten > 0 ? say.goesOn(number(contacts.unwritten)) : say.allWell}
        </Text>
      )}
      {health.needsSomebody && held + brokenSources.length + conflicts.length === 0 && (
        <Text size="sm">{say.atTop}</Text>
      )}
      {held > 0 && <Text size="sm">{say.held(number(held))}</Text>}
      {failures > 0 && <Text size="sm">{say.undone(number(failures))}</Text>}
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
            <Table withTableBorder>
              <Table.Tbody>
                {items.map(({ id, at, reason }) => (
                  <Table.Tr key={id}>
                    <Table.Td w={200}>{dateTime(at)}</Table.Td>
                    <Table.Td>{reason}</Table.Td>
                    <Table.Td>
                      {mayEdit && (
                        <RetryOrDiscard
                          replay={{ path: `/health/quarantine/${id}/replay` }}
                          discard={`/health/quarantine/${id}`}
                          what={say.event(id)}
                        />
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
