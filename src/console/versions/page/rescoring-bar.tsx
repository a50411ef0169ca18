import { Button, Group, Paper, Progress, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Progress as Standing } from "../../contract/setup.ts";
import type { Rescoring } from "../../contract/versions.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { rescoringQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay, useSession } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { publishTexts } from "./publish-texts.ts";

/** How far the re-scoring is, live, with pause and resume. */
export function RescoringBar() {
  const say = useTexts(publishTexts);
  const query = useQuery(rescoringQuery);
  const { pausedAt } = useSession();
  const mayEdit = useMay("edit");
  const pause = useChange((paused: boolean) => change("PUT", "/scoring", { paused }));
  const isPaused = pausedAt !== null;
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {say.rescoring}
          </Title>
          {mayEdit && (
            <Button
              size="xs"
              variant="default"
              loading={pause.isPending}
              onClick={() => pause.mutate(!isPaused)}
            >
              {isPaused ? say.resume : say.pause}
            </Button>
          )}
        </Group>
        {pause.isError && <Failure error={pause.error} />}
        <Loaded query={query} lines={1}>
          {(rescoring) => <Bar rescoring={rescoring} />}
        </Loaded>
      </Stack>
    </Paper>
  );
}

function Bar({ rescoring }: { readonly rescoring: Rescoring }) {
  const say = useTexts(publishTexts);
  const { number } = useFormats();
  return (
    <div role="status" data-rescoring={rescoring.state} data-version={rescoring.version}>
      <Text size="sm">{say.states[rescoring.state]}</Text>
      {rescoring.unwritten > 0 && (
        <Text size="sm" c="dimmed">
          {(rescoring.isAtWork ? say.unwritten : say.unwrittenRests)(number(rescoring.unwritten))}
        </Text>
      )}
      <ProgressLine progress={rescoring} />
    </div>
  );
}

/** A bar with what is done, how fast, and how long it takes; nothing when nothing is under way. */
export function ProgressLine({ progress }: { readonly progress: Standing }) {
  const say = useTexts(publishTexts);
  const { number, length } = useFormats();
  const { state, done, total, perSecond, secondsLeft } = progress;
  if (state !== "running" && state !== "paused") return null;
  const text = [
    total === null ? number(done) : say.progress(number(done), number(total)),
    ...(perSecond === null ? [] : [say.rate(number(Math.round(perSecond)))]),
    ...(secondsLeft === null ? [] : [say.left(length(secondsLeft * 1000))]),
  ].join(" · ");
  return (
    <Stack gap={4} mt={4}>
      <Progress
        value={total === null || total === 0 ? 0 : Math.min(100, (done / total) * 100)}
        animated={state === "running"}
        aria-label={text}
      />
      <Text size="sm" c="dimmed">
        {text}
      </Text>
    </Stack>
  );
}
