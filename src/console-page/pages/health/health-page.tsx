import { Alert, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Health } from "../../../console/api/schemas/health.ts";
import { useFormats } from "../../language/formats.ts";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { Figure } from "../../marks/figure.tsx";
import { healthQuery } from "../../server/queries.ts";
import { PageFrame } from "../../shell/page-frame.tsx";
import { Loaded } from "../../states/loaded.tsx";
import { ProgressLine } from "../publish/rescoring-bar.tsx";
import { Disconnect } from "./disconnect.tsx";
import { FailureList } from "./failure-list.tsx";
import { healthTexts } from "./health-texts.ts";
import { NeedsYou } from "./needs-you.tsx";
import { QuarantineList } from "./quarantine-list.tsx";

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
  const pick = usePick();
  return (
    <Stack gap="lg">
      {health.standstill !== null && (
        <Alert color="red" title={say.standstill} role="alert">
          {pick(health.standstill)}
        </Alert>
      )}
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
