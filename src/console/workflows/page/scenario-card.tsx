import {
  Alert,
  Anchor,
  Badge,
  Button,
  DataList,
  Group,
  Modal,
  Paper,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { useState } from "react";
import type { Scenario, Workflows } from "../../contract/workflows.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { countNames, workflowsTexts } from "./workflows-texts.ts";
import { BindForm } from "./bind-form.tsx";
import { CatchUpPart } from "./catch-up-part.tsx";
import { useQueryClient } from "@tanstack/react-query";
import { change } from "../../shell/page/server/call.ts";
import { workflowsQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { Failure } from "../../shell/page/states/failure.tsx";

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
                  c="var(--tone-bad)"
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
        <CatchUpPart scenario={scenario} mayBind={mayBind} />
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
          color={binding === null ? "gray" : "leaf"}
        >
          {binding === null ? say.unbound : say.bound(date(binding.boundAt))}
        </Badge>
        {!scenario.hasSignal && (
          <Badge tt="none" variant="outline" color="gray">
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

type BindDialogProps = {
  readonly scenario: Scenario;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** The way a scenario sets its workflow off, with the checklist for the workflow. */
function BindDialog({ scenario, isOpen, onClose }: BindDialogProps) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={say.bindTitle(pick(scenario.label))}
      size="lg"
      closeButtonProps={{ "aria-label": say.cancel }}
    >
      {isOpen && <BindForm scenario={scenario} onClose={onClose} />}
    </Modal>
  );
}

type UnbindDialogProps = {
  readonly scenario: Scenario;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Asks before a scenario stops setting its workflow off. */
function UnbindDialog({ scenario, isOpen, onClose }: UnbindDialogProps) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  const client = useQueryClient();
  const unbind = useChange(
    () => change<Workflows>("DELETE", `/workflows/${scenario.name}`),
    (answer) => {
      client.setQueryData(workflowsQuery.queryKey, answer);
      onClose();
    },
  );
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={say.unbind}
      closeButtonProps={{ "aria-label": say.cancel }}
    >
      <Stack gap="md">
        <Text size="sm">{say.unbindAsk(pick(scenario.label))}</Text>
        {unbind.isError && <Failure error={unbind.error} title={say.failed} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say.cancel}
          </Button>
          <Button color="red.9" loading={unbind.isPending} onClick={() => unbind.mutate(undefined)}>
            {say.unbind}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
