import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Pacing } from "../../contract/pacing.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { pacingQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { pacingTexts } from "./pacing-texts.ts";

/** Values that publishes let go little by little, with the way to end that; nothing where nothing is paced. */
export function PacingCard() {
  const say = useTexts(pacingTexts);
  const { data } = useQuery(pacingQuery);
  if (data === undefined) return null;
  const { writes } = data;
  if (writes.pace === null && writes.left === 0) return null;
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="md">
        <Title order={2} size="h4">
          {say.title}
        </Title>
        <Writes writes={writes} />
      </Stack>
    </Paper>
  );
}

function Writes({ writes: { pace, left } }: Pick<Pacing, "writes">) {
  const say = useTexts(pacingTexts);
  const { number } = useFormats();
  const mayPublish = useMay("publish");
  const end = useChange(() => change<Pacing>("DELETE", "/pacing/writes"));
  return (
    <Stack gap={4} data-writes-left={left}>
      <Text fw={600} size="sm">
        {say.writes}
      </Text>
      {pace !== null && (
        <Text size="sm">{say.writesPace(number(pace.most), say.per[pace.per])}</Text>
      )}
      <Text size="sm">{say.writesLeft(number(left))}</Text>
      {end.isError && <Failure error={end.error} title={say.failed} />}
      {mayPublish && pace !== null && (
        <Group>
          <Button
            size="xs"
            variant="default"
            loading={end.isPending}
            onClick={() => end.mutate(undefined)}
          >
            {say.writesEnd}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
