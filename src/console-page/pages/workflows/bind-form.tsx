import { Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { BindWish, Scenario, Workflows } from "../../../console/api/schemas/workflows.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { change } from "../../server/call.ts";
import { workflowsQuery } from "../../server/queries.ts";
import { useChange } from "../../server/use-change.ts";
import { Failure } from "../../states/failure.tsx";
import { BindTarget } from "./bind-target.tsx";
import { PaceInputs } from "./pace-inputs.tsx";
import { PasteTarget } from "./paste-target.tsx";
import { WorkflowChecklist } from "./workflow-checklist.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

type Props = { readonly scenario: Scenario; readonly onClose: () => void };

/** What a binding says before it is sent. */
export type Wish = Pick<BindWish, "actuator" | "target" | "workflow" | "workflowAddress"> & {
  readonly minimumScore: number | null;
  readonly coolDownDays: number;
  readonly mostADay: number | null;
};

const actuators = ["property", "list", "workflow"] as const;

/** A way that is not offered any more is not chosen either. */
function startWith(bound: Wish["actuator"] | undefined, usesWorkflowApi: boolean) {
  return bound === undefined || (bound === "workflow" && !usesWorkflowApi) ? "property" : bound;
}

/** Picks how the portal's workflow is set off, which one, and at what pace. */
export function BindForm({ scenario, onClose }: Props) {
  const say = useTexts(workflowsTexts);
  const client = useQueryClient();
  const usesWorkflowApi = useQuery(workflowsQuery).data?.usesWorkflowApi ?? false;
  const { binding } = scenario;
  const [wish, setWish] = useState<Wish>({
    actuator: startWith(binding?.actuator, usesWorkflowApi),
    target: binding?.target ?? null,
    workflow: binding?.workflow ?? null,
    workflowAddress: usesWorkflowApi ? null : (binding?.workflow?.address ?? null),
    minimumScore: scenario.minimumScore,
    coolDownDays: scenario.coolDownDays,
    mostADay: scenario.mostADay,
  });
  const put = (changed: Partial<Wish>): void => setWish({ ...wish, ...changed });
  const bind = useChange(
    () => change<Workflows>("PUT", `/workflows/${scenario.name}`, wish),
    (answer) => {
      client.setQueryData(workflowsQuery.queryKey, answer);
      onClose();
    },
  );
  const isComplete = wish.actuator === "property" || wish.target !== null;
  return (
    <Stack gap="md">
      <div>
        <Text fw={600} size="sm" mb={4}>
          {say.how}
        </Text>
        <SegmentedControl
          fullWidth
          aria-label={say.how}
          value={wish.actuator}
          data={actuators
            .filter((value) => value !== "workflow" || usesWorkflowApi)
            .map((value) => ({ value, label: say.actuators[value] }))}
          onChange={(chosen) => {
            const actuator = actuators.find((one) => one === chosen) ?? "property";
            put({ actuator, target: actuator === binding?.actuator ? binding.target : null });
          }}
        />
        <Text size="sm" c="dimmed" mt={4}>
          {say.actuatorHints[wish.actuator]}
        </Text>
      </div>
      {wish.actuator === "property" && <WorkflowChecklist scenario={scenario} />}
      {usesWorkflowApi ? (
        <BindTarget wish={wish} onPut={put} />
      ) : (
        <PasteTarget wish={wish} onPut={put} />
      )}
      <PaceInputs wish={wish} onPut={put} />
      {bind.isError && <Failure error={bind.error} title={say.failed} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {say.cancel}
        </Button>
        <Button
          disabled={!isComplete}
          loading={bind.isPending}
          onClick={() => bind.mutate(undefined)}
        >
          {say.bindNow}
        </Button>
      </Group>
    </Stack>
  );
}
