import {
  Button,
  EmptyState,
  Group,
  Paper,
  Progress,
  Spoiler,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { Evidence } from "../../contract/evidence.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { evidenceQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { evidenceTexts } from "./evidence-texts.ts";

/** What would be read, of how many and how far back; how far it is; and how to forget it. */
export function HistoryPart({ history }: { readonly history: Evidence["history"] }) {
  const say = useTexts(evidenceTexts);
  const { number, dateTime } = useFormats();
  const mayPublish = useMay("publish");
  const client = useQueryClient();
  const show = (answer: Evidence): void => {
    client.setQueryData(evidenceQuery.queryKey, answer);
  };
  const start = useChange(() => change<Evidence>("POST", "/evidence/history", {}), show);
  const forget = useChange(() => change<Evidence>("DELETE", "/evidence/history"), show);
  const { state, done, total, contacts, properties, months, readAt } = history;
  const share = total === 0 ? 0 : Math.min(1, done / total);
  const button = mayPublish && (
    <Button
      variant={state === "none" ? "filled" : "default"}
      loading={start.isPending}
      onClick={() => start.mutate(undefined)}
    >
      {state === "none" ? say.startHistory : say.againHistory}
    </Button>
  );
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say.history}
        </Title>
        <Text size="sm">{say.historyText(number(months))}</Text>
        <Text size="sm">{say.historyOf(number(contacts), number(properties.length))}</Text>
        <Spoiler maxHeight={0} showLabel={say.showProperties} hideLabel={say.showProperties}>
          <Text size="xs">{properties.map(({ name }) => name).join(", ")}</Text>
        </Spoiler>
        {start.isError && <Failure error={start.error} />}
        {forget.isError && <Failure error={forget.error} />}
        {state === "none" && (
          <EmptyState title={say.noHistoryTitle} description={say.noHistoryText}>
            <EmptyState.Actions>{button}</EmptyState.Actions>
          </EmptyState>
        )}
        {(state === "running" || state === "afterFirstRun") && (
          <Stack gap={4} role="status" maw={520}>
            <Progress
              value={share * 100}
              animated
              aria-label={say.readingHistory(number(done), number(total))}
            />
            <Text size="sm">
              {state === "afterFirstRun"
                ? say.waiting
                : say.readingHistory(number(done), number(total))}
            </Text>
          </Stack>
        )}
        {readAt !== null && <Text size="sm">{say.readUntil(dateTime(readAt))}</Text>}
        {state !== "none" && mayPublish && (
          <Group gap="xs">
            {state === "done" && button}
            <Button variant="subtle" color="red" onClick={() => forget.mutate(undefined)}>
              {say.forgetHistory}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
