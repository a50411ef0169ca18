import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { Scenario, Workflows } from "../../contract/workflows.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { tell, tellFailure } from "../../shell/page/marks/toasts.tsx";
import { change } from "../../shell/page/server/call.ts";
import { workflowsQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { BindForm } from "./bind-form.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

type Props = {
  readonly scenario: Scenario;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** The way a scenario sets its workflow off, with the checklist for the workflow. */
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

/** Asks before a scenario stops setting its workflow off; the message afterwards binds it again. */
export function UnbindDialog({ scenario, isOpen, onClose }: Props) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  const client = useQueryClient();
  const path = `/workflows/${scenario.name}`;
  const bindAgain = useChange(
    () => change<Workflows>("PUT", path, bindingAsWish(scenario)),
    (answer) => client.setQueryData(workflowsQuery.queryKey, answer),
  );
  const unbind = useChange(
    () => change<Workflows>("DELETE", path),
    (answer) => {
      client.setQueryData(workflowsQuery.queryKey, answer);
      onClose();
      tell(say.unboundNow(pick(scenario.label)), () =>
        bindAgain.mutate(undefined, { onError: (error) => tellFailure(say.failed, error) }),
      );
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

/** What binds a scenario as it is bound now. */
function bindingAsWish({ binding, minimumScore, coolDownDays, mostADay }: Scenario): object {
  const { actuator = "property", target = null, workflow = null } = binding ?? {};
  return {
    actuator,
    target,
    workflow: workflow && { flowId: workflow.flowId, name: workflow.name },
    minimumScore,
    coolDownDays,
    mostADay,
  };
}
