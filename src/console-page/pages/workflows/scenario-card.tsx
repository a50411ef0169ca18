import {
  Alert,
  Anchor,
  Badge,
  Button,
  DataList,
  Group,
  Paper,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { useState } from "react";
import type { Scenario } from "../../../console/api/schemas/workflows.ts";
import { useFormats } from "../../language/formats.ts";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { BindDialog } from "./bind-dialog.tsx";
import { ScenarioCounts } from "./scenario-counts.tsx";
import { UnbindDialog } from "./unbind-dialog.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

type Props = { readonly scenario: Scenario; readonly mayBind: boolean };

/** One scenario: when it starts, for whom, when it ends, what it is bound to and what was observed. */
export function ScenarioCard({ scenario, mayBind }: Props) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  const [dialog, setDialog] = useState<"bind" | "unbind" | null>(null);
  const { binding, label, problem } = scenario;
  const close = (): void => setDialog(null);
  return (
    <Paper
      withBorder
      p="md"
      component="section"
      aria-label={pick(label)}
      data-scenario={scenario.name}
    >
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <Head scenario={scenario} />
          {mayBind && (
            <Group gap="xs">
              <Button
                variant={binding === null ? "filled" : "default"}
                size="sm"
                onClick={() => setDialog("bind")}
              >
                {binding === null ? say.bind : say.rebind}
              </Button>
              {binding !== null && (
                <Button
                  variant="subtle"
                  color="red"
                  c="red.9"
                  size="sm"
                  onClick={() => setDialog("unbind")}
                >
                  {say.unbind}
                </Button>
              )}
            </Group>
          )}
        </Group>
        <Text size="sm">{pick(scenario.about)}</Text>
        {problem !== null && <Alert color="red">{pick(problem)}</Alert>}
        <DataList labelWidth={130}>
          {(
            [
              [say.trigger, pick(scenario.trigger)],
              [say.audience, pick(scenario.audience)],
              [say.goal, pick(scenario.goal)],
            ] as const
          ).map(([name, value]) => (
            <DataList.Item key={name}>
              <DataList.ItemLabel>{name}</DataList.ItemLabel>
              <DataList.ItemValue>{value}</DataList.ItemValue>
            </DataList.Item>
          ))}
        </DataList>
        {binding !== null && <ScenarioCounts counts={scenario.counts} />}
      </Stack>
      <BindDialog scenario={scenario} isOpen={dialog === "bind"} onClose={close} />
      <UnbindDialog scenario={scenario} isOpen={dialog === "unbind"} onClose={close} />
    </Paper>
  );
}

function Head({ scenario }: { readonly scenario: Scenario }) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  const { number, date } = useFormats();
  const { binding } = scenario;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Title order={2} size="h4">
          {pick(scenario.label)}
        </Title>
        <Badge
          tt="none"
          variant={binding === null ? "outline" : "filled"}
          color={binding === null ? "gray.7" : "leaf"}
        >
          {binding === null ? say.unbound : say.bound(date(binding.boundAt))}
        </Badge>
        {!scenario.hasSignal && (
          <Badge tt="none" variant="outline" color="gray.7">
            {say.noSignal}
          </Badge>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {[
          say.priority(number(scenario.priority)),
          ...(scenario.minimumScore === null ? [] : [say.minimum(number(scenario.minimumScore))]),
          ...(scenario.coolDownDays === 0 ? [] : [say.coolDown(number(scenario.coolDownDays))]),
          ...(scenario.mostADay === null ? [] : [say.aDay(number(scenario.mostADay))]),
          ...(scenario.isNurturing ? [say.nurturing] : []),
          ...(scenario.sendsMail ? [say.mail] : []),
          binding === null ? scenario.triggerProperty : say.actuators[binding.actuator],
        ].join(" · ")}
        {binding?.workflow && (
          <>
            {" · "}
            <Anchor href={binding.workflow.address} target="_blank" rel="noreferrer" inherit>
              {say.boundTo(binding.workflow.name)}
            </Anchor>
          </>
        )}
      </Text>
    </Stack>
  );
}
