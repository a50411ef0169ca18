import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { Scenario, Workflows } from "../../../console/api/schemas/workflows.ts";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { change } from "../../server/call.ts";
import { workflowsQuery } from "../../server/queries.ts";
import { useChange } from "../../server/use-change.ts";
import { Failure } from "../../states/failure.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

type Props = {
  readonly scenario: Scenario;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Asks before a scenario stops setting its workflow off. */
export function UnbindDialog({ scenario, isOpen, onClose }: Props) {
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
