import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { Draft } from "../../contract/drafts.ts";
import type { Evidence } from "../../contract/evidence.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { goTo } from "../../shell/page/navigation/place.ts";
import { change, read } from "../../shell/page/server/call.ts";
import { evidenceQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { evidenceTexts } from "./evidence-texts.ts";

const day = 86_400_000;
/** In about so many sales a gain of .03 of AUC is found (docs/statistics.md, What was measured). */
const salesToTell = 207;

/** A draft in the shadow: how far it is, its verdict so far, and how to publish it when it is better. */
export function ChallengerTab({ challenger }: Pick<Evidence, "challenger">) {
  const say = useTexts(evidenceTexts);
  const mayPublish = useMay("publish");
  const client = useQueryClient();
  const show = (answer: Evidence): void => {
    client.setQueryData(evidenceQuery.queryKey, answer);
  };
  const start = useChange(() => change<Evidence>("POST", "/evidence/challenger", {}), show);
  const stop = useChange(() => change<Evidence>("DELETE", "/evidence/challenger"), show);
  return (
    <Stack gap="md">
      <Text size="sm">{say.challengerText}</Text>
      {start.isError && <Failure error={start.error} />}
      {stop.isError && <Failure error={stop.error} />}
      {challenger === null ? (
        mayPublish && (
          <Button w="fit-content" loading={start.isPending} onClick={() => start.mutate(undefined)}>
            {say.startChallenger}
          </Button>
        )
      ) : (
        <>
          <Standing challenger={challenger} />
          {mayPublish && (
            <Group gap="xs">
              {challenger.state === "better" && <Publish />}
              <Button variant="default" onClick={() => stop.mutate(undefined)}>
                {say.stopChallenger}
              </Button>
            </Group>
          )}
        </>
      )}
    </Stack>
  );
}

function Standing({ challenger }: { readonly challenger: NonNullable<Evidence["challenger"]> }) {
  const say = useTexts(evidenceTexts);
  const { number, dateTime } = useFormats();
  const { startedAt, entered, counted, sales, horizonDays, state, difference } = challenger;
  const points = (value: number | null): string =>
    value === null ? "–" : number(Math.round(value * 1_000) / 10);
  const months = sales === 0 ? null : ((Date.now() - startedAt) / (30 * day) / sales) * salesToTell;
  return (
    <Stack gap={4} role="status">
      <Text size="sm">{say.since(dateTime(startedAt))}</Text>
      <Text size="sm">
        {say.entered(number(entered), number(counted), number(sales), number(horizonDays))}
      </Text>
      <Alert color={state === "better" ? "leaf" : state === "worse" ? "red" : "gray"}>
        {say.states[state]}
        {state !== "too_few" &&
          ` ${say.difference(points(difference.value), points(difference.low), points(difference.high))}`}
      </Alert>
      {months !== null && state === "open" && (
        <Text size="sm" c="dimmed">
          {say.monthsToTell(number(Math.ceil(months)))}
        </Text>
      )}
    </Stack>
  );
}

/** Makes the challenger the draft and goes on to the page that publishes it. */
function Publish() {
  const say = useTexts(evidenceTexts);
  const take = useChange(
    async () => {
      const { revision } = await read<Draft>("/drafts/lead");
      return change<Draft>("POST", "/evidence/challenger/draft", { revision });
    },
    () => goTo("publish?kind=lead"),
  );
  return (
    <>
      {take.isError && <Failure error={take.error} />}
      <Button loading={take.isPending} onClick={() => take.mutate(undefined)}>
        {say.publishIt}
      </Button>
    </>
  );
}
