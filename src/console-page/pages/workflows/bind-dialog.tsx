import { Alert, Button, Code, Group, List, Modal, Select, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { BindWish, Scenario, Workflows } from "../../../console/api/schemas/workflows.ts";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { change } from "../../server/call.ts";
import { workflowChoicesQuery, workflowsQuery } from "../../server/queries.ts";
import { useChange } from "../../server/use-change.ts";
import { Failure } from "../../states/failure.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

type Props = {
  readonly scenario: Scenario;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** The checklist for the portal's workflow, and the binding. */
export function BindDialog({ scenario, isOpen, onClose }: Props) {
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

function BindForm({ scenario, onClose }: Omit<Props, "isOpen">) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  const client = useQueryClient();
  const choices = useQuery(workflowChoicesQuery);
  const [flowId, setFlowId] = useState(scenario.binding?.workflow?.flowId ?? null);
  const found = choices.data?.choices.find((choice) => choice.flowId === flowId);
  const workflow = found ?? (flowId === null ? null : (scenario.binding?.workflow ?? null));
  const bind = useChange(
    (wish: Pick<BindWish, "workflow">) =>
      change<Workflows>("PUT", `/workflows/${scenario.name}`, { actuator: "property", ...wish }),
    (answer) => {
      client.setQueryData(workflowsQuery.queryKey, answer);
      onClose();
    },
  );
  return (
    <Stack gap="md">
      <Text size="sm">{say.bindText}</Text>
      <Text size="sm">
        {say.property}: <Code>{scenario.triggerProperty}</Code>
      </Text>
      <div>
        <Text fw={600} size="sm" mb={4}>
          {say.checklist}
        </Text>
        <List type="ordered" size="sm">
          {scenario.checklist.map((step) => (
            <List.Item key={step.en}>{pick(step)}</List.Item>
          ))}
        </List>
      </div>
      <Select
        label={say.workflow}
        placeholder={say.noWorkflow}
        clearable
        searchable
        value={flowId}
        data={(choices.data?.choices ?? []).map(({ flowId: value, name }) => ({
          value,
          label: name,
        }))}
        onChange={setFlowId}
      />
      {choices.data?.unavailable && <Alert color="gray">{pick(choices.data.unavailable)}</Alert>}
      {bind.isError && <Failure error={bind.error} title={say.failed} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {say.cancel}
        </Button>
        <Button loading={bind.isPending} onClick={() => bind.mutate({ workflow })}>
          {say.bindNow}
        </Button>
      </Group>
    </Stack>
  );
}
