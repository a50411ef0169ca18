import { Alert, Button, Group, Modal, Stack, Switch, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Workflows } from "../../contract/workflows.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { Help } from "../../shell/page/marks/help.tsx";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { tell, tellFailure } from "../../shell/page/marks/toasts.tsx";
import { change } from "../../shell/page/server/call.ts";
import { workflowsQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { PacingCard } from "../../versions/page/pacing-card.tsx";
import { HeldPart } from "./held-part.tsx";
import { ScenarioList } from "./scenario-list.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

/** What is held, scenarios with what they are bound to and what was observed, and what holds for all of them. */
export function WorkflowsPage() {
  const say = useTexts(workflowsTexts);
  const query = useQuery(workflowsQuery);
  return (
    <PageFrame title={say.title} lead={say.lead}>
      <Loaded query={query} lines={8}>
        {(workflows) => (
          <Stack gap="lg">
            <Stack gap="xs">
              <DryRun isOn={workflows.isDryRun} />
              <Colleagues isOn={workflows.tellsColleagues} />
            </Stack>
            <PacingCard />
            <HeldPart scenarios={workflows.scenarios} />
            <ScenarioList workflows={workflows} />
          </Stack>
        )}
      </Loaded>
    </PageFrame>
  );
}

/** Something of the whole account that whoever may publish switches, told with a way back. */
function useSwitch(set: (isOn: boolean) => Promise<Workflows>, said: (isOn: boolean) => string) {
  const say = useTexts(workflowsTexts);
  const client = useQueryClient();
  const back = useChange(set, (answer) => client.setQueryData(workflowsQuery.queryKey, answer));
  const failed = { onError: (error: Error) => tellFailure(say.switchFailed, error) };
  const there = useChange(set, (answer, isOn) => {
    client.setQueryData(workflowsQuery.queryKey, answer);
    tell(said(isOn), () => back.mutate(!isOn, failed));
  });
  return {
    isPending: there.isPending || back.isPending,
    turn: (isOn: boolean) => there.mutate(isOn, failed),
  };
}

/** Dry run stops every start of every scenario, and its end lets them go on: both are asked for first. */
function DryRun({ isOn }: { readonly isOn: boolean }) {
  const say = useTexts(workflowsTexts);
  const mayPublish = useMay("publish");
  const [asked, setAsked] = useState<boolean | null>(null);
  const { isPending, turn } = useSwitch(
    (isDryRun) => change("PUT", "/workflows/dry-run", { isDryRun }),
    (isDryRun) => (isDryRun ? say.dryRunBegan : say.dryRunEnded),
  );
  const close = (): void => setAsked(null);
  return (
    <>
      <Group gap={4}>
        <Switch
          label={say.dryRun}
          checked={isOn}
          disabled={!mayPublish || isPending}
          onChange={({ currentTarget }) => setAsked(currentTarget.checked)}
        />
        <Help term="dryRun" />
      </Group>
      {isOn && <Alert color="yellow">{say.dryRunOn}</Alert>}
      <Modal
        opened={asked !== null}
        onClose={close}
        title={asked === false ? say.endDryRun : say.beginDryRun}
        closeButtonProps={{ "aria-label": say.cancel }}
      >
        <Stack gap="md">
          <Text size="sm">{asked === false ? say.endDryRunAsk : say.beginDryRunAsk}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {say.cancel}
            </Button>
            <Button
              onClick={() => {
                if (asked !== null) turn(asked);
                close();
              }}
            >
              {asked === false ? say.endDryRun : say.beginDryRun}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function Colleagues({ isOn }: { readonly isOn: boolean }) {
  const say = useTexts(workflowsTexts);
  const mayPublish = useMay("publish");
  const { isPending, turn } = useSwitch(
    (tellOwner) => change("PUT", "/workflows/colleagues", { tellOwner }),
    (tellOwner) => (tellOwner ? say.colleaguesOn : say.colleaguesOff),
  );
  return (
    <Switch
      label={say.colleagues}
      checked={isOn}
      disabled={!mayPublish || isPending}
      onChange={({ currentTarget }) => turn(currentTarget.checked)}
    />
  );
}
