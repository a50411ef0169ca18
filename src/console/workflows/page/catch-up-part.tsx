import { Button, Checkbox, Group, NumberInput, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { CatchUp, Scenario, Workflows } from "../../contract/workflows.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { catchUpTexts } from "./catch-up-texts.ts";

type Props = { readonly scenario: Scenario; readonly mayBind: boolean };

/** Contacts that met the scenario's condition in silence, each source with its way to let them go up to so many a day. */
export function CatchUpPart({ scenario, mayBind }: Props) {
  const say = useTexts(catchUpTexts);
  if (scenario.binding === null || scenario.catchUps.length === 0) return null;
  return (
    <Stack gap="xs" role="group" aria-label={say.title}>
      <Text fw={600} size="sm">
        {say.title}
      </Text>
      {scenario.catchUps.map((catchUp) => (
        <OneSource
          key={catchUp.source}
          catchUp={catchUp}
          path={`/workflows/${scenario.name}/catch-up/${catchUp.source}`}
          mayBind={mayBind}
        />
      ))}
    </Stack>
  );
}

type Reason = CatchUp["leftOut"][number]["reasons"][number];

/** How many go with these ticks: whoever has a reason that is not ticked stays out. */
function going({ contacts, leftOut }: CatchUp, ticked: readonly Reason[]): number {
  return leftOut.reduce(
    (sum, { reasons, contacts: n }) =>
      sum + (reasons.every((reason) => ticked.includes(reason)) ? n : 0),
    contacts,
  );
}

type OneSourceProps = {
  readonly catchUp: CatchUp;
  readonly path: string;
  readonly mayBind: boolean;
};

function OneSource({ catchUp, path, mayBind }: OneSourceProps) {
  const say = useTexts(catchUpTexts);
  const { number } = useFormats();
  const { source, contacts, leftOut, queue } = catchUp;
  const [ticked, setTicked] = useState<readonly Reason[]>(queue?.ticked ?? []);
  const [most, setMost] = useState(queue?.mostADay ?? 25);
  const expected = going(catchUp, ticked);
  const start = useChange(() =>
    change<Workflows>("PUT", path, { mostADay: most, ticked, expected }),
  );
  const stop = useChange(() => change<Workflows>("DELETE", path));
  const failed = start.error ?? stop.error;
  const all = contacts + leftOut.reduce((sum, each) => sum + each.contacts, 0);
  const reasons = [...new Set(leftOut.flatMap((each) => each.reasons))];
  return (
    <Stack gap={6} data-catch-up={source}>
      <Text size="sm">{say.offers[source](number(all))}</Text>
      {queue !== null && (
        <Text size="sm" role="status">
          {say.underWay(number(queue.mostADay), number(queue.today), number(expected))}
        </Text>
      )}
      {reasons.length > 0 && (
        <Stack gap={2}>
          <Text size="sm" c="dimmed">
            {say.leftOut}
          </Text>
          {reasons.map((reason) => (
            <Checkbox
              key={reason}
              size="xs"
              disabled={!mayBind}
              checked={ticked.includes(reason)}
              label={say.reason(
                say.reasons[reason],
                number(
                  leftOut.reduce(
                    (sum, each) => sum + (each.reasons.includes(reason) ? each.contacts : 0),
                    0,
                  ),
                ),
              )}
              onChange={({ currentTarget }) =>
                setTicked(
                  currentTarget.checked
                    ? [...ticked, reason]
                    : ticked.filter((each) => each !== reason),
                )
              }
            />
          ))}
        </Stack>
      )}
      {failed !== null && <Failure error={failed} title={say.failed} />}
      {mayBind && (
        <Group align="end" gap="sm">
          <NumberInput
            label={say.mostADay}
            size="xs"
            w={160}
            min={1}
            max={100_000}
            allowDecimal={false}
            value={most}
            onChange={(typed) => typeof typed === "number" && typed > 0 && setMost(typed)}
          />
          <Button
            size="xs"
            variant="default"
            disabled={expected === 0}
            loading={start.isPending}
            onClick={() => start.mutate(undefined)}
          >
            {say.start(number(expected))}
          </Button>
          {queue !== null && (
            <Button
              size="xs"
              color="red"
              variant="light"
              loading={stop.isPending}
              onClick={() => stop.mutate(undefined)}
            >
              {say.stop}
            </Button>
          )}
        </Group>
      )}
      <Text size="xs" c="dimmed">
        {say.hint}
      </Text>
    </Stack>
  );
}
