import { Alert, Button, Group, List, NumberInput, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Breaker, BreakerAnswer } from "../../contract/breaker.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { breakerQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { breakerTexts } from "./breaker-texts.ts";

/** Says on every page what the breaker holds, since when and why, with its three answers; nothing while it holds nothing. */
export function BreakerBanner() {
  const say = useTexts(breakerTexts);
  const pick = usePick();
  const { number, dateTime } = useFormats();
  const { data } = useQuery(breakerQuery);
  if (data === undefined || data.since === null) return null;
  return (
    <Alert
      color="red"
      mb="md"
      role="alert"
      title={say.title(number(data.contacts), dateTime(data.since))}
      data-held={data.contacts}
    >
      <Stack gap="xs">
        <Text size="sm">{say.lead}</Text>
        <List size="sm">
          {data.groups.map(({ what, cause, text, mostADay }) => (
            <List.Item key={`${what}/${cause}`}>
              {pick(text)} {mostADay !== null && say.daily(number(mostADay))}
            </List.Item>
          ))}
        </List>
        <Answers />
      </Stack>
    </Alert>
  );
}

function Answers() {
  const say = useTexts(breakerTexts);
  const mayPublish = useMay("publish");
  const [asking, setAsking] = useState<"letGoDaily" | "drop" | null>(null);
  const [most, setMost] = useState(20);
  const send = useChange(
    (given: BreakerAnswer) => change<Breaker>("POST", "/breaker", given),
    () => setAsking(null),
  );
  if (!mayPublish) return <Text size="sm">{say.lookOnly}</Text>;
  return (
    <Stack gap="xs">
      {send.isError && <Failure error={send.error} title={say.failed} />}
      <Group gap="xs">
        <Button size="xs" loading={send.isPending} onClick={() => send.mutate({ answer: "letGo" })}>
          {say.letGo}
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsking("letGoDaily")}>
          {say.letGoDaily}
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsking("drop")}>
          {say.drop}
        </Button>
      </Group>
      {asking === "letGoDaily" && (
        <Group align="end" gap="xs" role="group" aria-label={say.letGoDaily}>
          <NumberInput
            label={say.mostADay}
            size="xs"
            min={1}
            max={100_000}
            allowDecimal={false}
            value={most}
            onChange={(typed) => typeof typed === "number" && typed > 0 && setMost(typed)}
          />
          <Button size="xs" onClick={() => send.mutate({ answer: "letGoDaily", mostADay: most })}>
            {say.begin}
          </Button>
          <Button size="xs" variant="default" onClick={() => setAsking(null)}>
            {say.cancel}
          </Button>
        </Group>
      )}
      {asking === "drop" && (
        <Stack gap="xs" role="group" aria-label={say.drop}>
          <Text size="sm">{say.dropAsk}</Text>
          <Group gap="xs">
            <Button size="xs" color="red.9" onClick={() => send.mutate({ answer: "drop" })}>
              {say.dropYes}
            </Button>
            <Button size="xs" variant="default" onClick={() => setAsking(null)}>
              {say.cancel}
            </Button>
          </Group>
        </Stack>
      )}
    </Stack>
  );
}
