import { Alert, Button, DataList, Group, Stack, Text } from "@mantine/core";
import type { Scenario } from "../../contract/workflows.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { CopyName } from "../../shell/page/marks/copy-name.tsx";
import { Help } from "../../shell/page/marks/help.tsx";
import { CatchUpPart } from "./catch-up-part.tsx";
import { countNames, workflowsTexts } from "./workflows-texts.ts";

type Props = {
  readonly scenario: Scenario;
  readonly mayBind: boolean;
  /** Left out where there is nothing to unbind, or nobody who may. */
  readonly onUnbind?: () => void;
};

/** One scenario whole: when it starts, for whom, when it ends, its pace, what was observed, and what can be caught up. */
export function ScenarioDetails({ scenario, mayBind, onUnbind }: Props) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  const { number, date } = useFormats();
  const { binding, problem } = scenario;
  const pace = [
    say.priority(number(scenario.priority)),
    ...(scenario.minimumScore === null ? [] : [say.minimum(number(scenario.minimumScore))]),
    ...(scenario.coolDownDays === 0 ? [] : [say.coolDown(number(scenario.coolDownDays))]),
    ...(scenario.mostADay === null ? [] : [say.aDay(number(scenario.mostADay))]),
    ...(scenario.isNurturing ? [say.nurturing] : []),
    ...(scenario.sendsMail ? [say.mail] : []),
  ].join(" · ");
  return (
    <Stack gap="sm">
      <Text size="sm">{pick(scenario.about)}</Text>
      {problem !== null && <Alert color="red">{pick(problem)}</Alert>}
      <DataList labelWidth={150}>
        {(
          [
            [say.trigger, pick(scenario.trigger)],
            [say.audience, pick(scenario.audience)],
            [say.goal, pick(scenario.goal)],
            [say.pacing, pace],
            [
              say.property,
              <Group key="property" gap={4} wrap="nowrap">
                <CopyName name={scenario.triggerProperty} />
                <Help term="triggerProperty" />
              </Group>,
            ],
            ...(binding === null ? [] : ([[say.boundSince, date(binding.boundAt)]] as const)),
          ] as const
        ).map(([name, value]) => (
          <DataList.Item key={name}>
            <DataList.ItemLabel>{name}</DataList.ItemLabel>
            <DataList.ItemValue>{value}</DataList.ItemValue>
          </DataList.Item>
        ))}
      </DataList>
      {binding !== null && <ScenarioCounts counts={scenario.counts} />}
      <CatchUpPart scenario={scenario} mayBind={mayBind} />
      {onUnbind !== undefined && (
        <Group>
          <Button variant="default" size="compact-sm" c="var(--tone-bad)" onClick={onUnbind}>
            {say.unbind}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** What was observed of a scenario, each contact once. */
function ScenarioCounts({ counts }: { readonly counts: Scenario["counts"] }) {
  const say = useTexts(workflowsTexts);
  const { number } = useFormats();
  return (
    <Stack gap={4}>
      <Group gap="md" role="group" aria-label={say.counts}>
        {countNames.map((name) => (
          <Stack key={name} gap={0}>
            <Text size="xs" c="dimmed">
              {say.count[name]}
            </Text>
            <Text fw={650} style={{ fontVariantNumeric: "tabular-nums" }}>
              {number(counts[name])}
            </Text>
          </Stack>
        ))}
      </Group>
      {counts.written > 0 && counts.receipts === 0 && (
        <Text size="xs" c="dimmed">
          {say.receiptsHint}
        </Text>
      )}
    </Stack>
  );
}
