import {
  Button,
  Group,
  Paper,
  Stack,
  Text,
  Title,
  NumberInput,
  Progress,
  Table,
} from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Pacing, RolloutState } from "../../contract/pacing.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts, usePick } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { pacingQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { pacingTexts } from "./pacing-texts.ts";
import { useState } from "react";

/** What publishes let go little by little, with stop; nothing where nothing is paced. */
export function PacingCard() {
  const say = useTexts(pacingTexts);
  const { data } = useQuery(pacingQuery);
  if (data === undefined) return null;
  const { rollouts, writes } = data;
  if (rollouts.length === 0 && writes.pace === null && writes.left === 0) return null;
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="md">
        <Title order={2} size="h4">
          {say.title}
        </Title>
        {rollouts.map((rollout) => (
          <RolloutProgress key={rollout.version} rollout={rollout} />
        ))}
        {(writes.pace !== null || writes.left > 0) && <Writes writes={writes} />}
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

/** How far the enrolments of a publish are, by workflow, with another number a day and stop. */
function RolloutProgress({ rollout }: { readonly rollout: RolloutState }) {
  const say = useTexts(pacingTexts);
  const { number } = useFormats();
  const mayPublish = useMay("publish");
  const { version, name, state, begun, left, held, dropped, expected, today, mostADay } = rollout;
  const all = begun + left + held + dropped;
  const title = say.enrolments(number(version), name);
  return (
    <Stack gap={6} data-rollout={version} data-state={state}>
      <Text fw={600} size="sm">
        {title}
      </Text>
      <Progress value={all === 0 ? 0 : ((begun + dropped) / all) * 100} aria-label={title} />
      <Text size="sm" role="status">
        {say.states[state]} {say.sum(number(begun), number(left), number(expected))}
      </Text>
      <Text size="sm" c="dimmed">
        {say.today(number(today), number(mostADay))}
        {left > 0 && `; ${say.daysLeft(number(rollout.daysLeft))}`}
        {held > 0 && `; ${say.held(number(held))}`}
        {dropped > 0 && `; ${say.dropped(number(dropped))}`}
      </Text>
      <Scenarios rollout={rollout} />
      {mayPublish && state !== "done" && <Controls rollout={rollout} />}
    </Stack>
  );
}

function Scenarios({ rollout: { scenarios } }: { readonly rollout: RolloutState }) {
  const say = useTexts(pacingTexts);
  const pick = usePick();
  const { number } = useFormats();
  if (scenarios.length === 0) return null;
  return (
    <Table tabularNums maw={480}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say.workflow}</Table.Th>
          <Table.Th ta="right">{say.begunColumn}</Table.Th>
          <Table.Th ta="right">{say.leftColumn}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {scenarios.map(({ name, label, begun, left, held }) => (
          <Table.Tr key={name}>
            <Table.Td>{pick(label)}</Table.Td>
            <Table.Td ta="right">{number(begun)}</Table.Td>
            <Table.Td ta="right">{number(left + held)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Controls({
  rollout: { version, mostADay, left, held },
}: {
  readonly rollout: RolloutState;
}) {
  const say = useTexts(pacingTexts);
  const { number } = useFormats();
  const [most, setMost] = useState(mostADay);
  const [isAsking, setAsking] = useState(false);
  const path = `/pacing/enrolments/${version}`;
  const put = useChange(() => change<Pacing>("PUT", path, { mostADay: most }));
  const stop = useChange(() => change<Pacing>("DELETE", path));
  const failed = put.error ?? stop.error;
  return (
    <Stack gap="xs">
      {failed !== null && <Failure error={failed} title={say.failed} />}
      <Group align="end" gap="sm">
        <NumberInput
          label={say.mostADay}
          size="xs"
          w={280}
          min={1}
          max={100_000}
          allowDecimal={false}
          value={most}
          onChange={(typed) => typeof typed === "number" && typed > 0 && setMost(typed)}
        />
        <Button
          size="xs"
          variant="default"
          disabled={most === mostADay}
          loading={put.isPending}
          onClick={() => put.mutate(undefined)}
        >
          {say.change}
        </Button>
        {!isAsking && (
          <Button size="xs" color="red" variant="light" onClick={() => setAsking(true)}>
            {say.stop}
          </Button>
        )}
      </Group>
      {isAsking && (
        <Stack gap="xs" role="group" aria-label={say.stop}>
          <Text size="sm">{say.stopAsk(number(left + held))}</Text>
          <Group>
            <Button size="xs" variant="default" onClick={() => setAsking(false)}>
              {say.cancel}
            </Button>
            <Button
              size="xs"
              color="red.9"
              loading={stop.isPending}
              onClick={() => stop.mutate(undefined)}
            >
              {say.stopYes}
            </Button>
          </Group>
        </Stack>
      )}
    </Stack>
  );
}
