import { Alert, Button, Group, Stack, Switch, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Workflows } from "../../contract/workflows.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { workflowsQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { Failure } from "../../shell/page/states/failure.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { PacingCard } from "../../versions/page/pacing-card.tsx";
import { HeldPart } from "./held-part.tsx";
import { ScenarioCard } from "./scenario-card.tsx";
import { workflowsTexts } from "./workflows-texts.ts";
import { useState, type ReactNode } from "react";

/** Scenarios, what they are bound to, what was observed, and what is held. */
export function WorkflowsPage() {
  const say = useTexts(workflowsTexts);
  const query = useQuery(workflowsQuery);
  return (
    <PageFrame title={say.title} lead={say.lead}>
      <Loaded query={query} lines={8}>
        {(workflows) => (
          <Stack gap="lg">
            <Choice
              label={say.dryRun}
              ask={workflows.isDryRun ? say.dryRunEnds : say.dryRunBegins}
              isOn={workflows.isDryRun}
              set={(isDryRun) => change("PUT", "/workflows/dry-run", { isDryRun })}
            >
              {workflows.isDryRun && <Alert color="yellow">{say.dryRunOn}</Alert>}
            </Choice>
            <Choice
              label={say.colleagues}
              isOn={workflows.tellsColleagues}
              set={(tellOwner) => change("PUT", "/workflows/colleagues", { tellOwner })}
            />
            <PacingCard />
            <HeldPart scenarios={workflows.scenarios} />
            <ScenarioList workflows={workflows} />
          </Stack>
        )}
      </Loaded>
    </PageFrame>
  );
}

/** All scenarios, bound ones and then the most important first; the set-up uses it too. */
export function ScenarioList({ workflows }: { readonly workflows: Workflows }) {
  const say = useTexts(workflowsTexts);
  const mayPublish = useMay("publish");
  return (
    <Stack gap="md">
      {!mayPublish && <Alert color="gray">{say.noPermission}</Alert>}
      {workflows.scenarios
        .toSorted(
          (a, b) =>
            Number(b.binding !== null) - Number(a.binding !== null) || b.priority - a.priority,
        )
        .map((scenario) => (
          <ScenarioCard key={scenario.name} scenario={scenario} mayBind={mayPublish} />
        ))}
    </Stack>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly isOn: boolean;
  /** What follows from the change, asked before it is made; left out where nothing is to be asked. */
  readonly ask?: string;
  readonly set: (wanted: boolean) => Promise<Workflows>;
  readonly children?: ReactNode;
};

/** Something of the whole account that whoever may publish switches on and off. */
function Choice({ label, isOn, ask, set: save, children }: ChoiceProps) {
  const say = useTexts(workflowsTexts);
  const [isAsking, setIsAsking] = useState(false);
  const mayPublish = useMay("publish");
  const client = useQueryClient();
  const set = useChange(save, (answer) => client.setQueryData(workflowsQuery.queryKey, answer));
  return (
    <Stack gap="xs">
      <Switch
        label={label}
        checked={isOn}
        disabled={!mayPublish || set.isPending}
        onChange={() => (ask === undefined ? set.mutate(!isOn) : setIsAsking(true))}
      />
      {isAsking && (
        <Group gap="xs" role="group" aria-label={label}>
          <Text size="sm">{ask}</Text>
          <Button
            size="xs"
            onClick={() => {
              setIsAsking(false);
              set.mutate(!isOn);
            }}
          >
            {say.yes}
          </Button>
          <Button size="xs" variant="default" onClick={() => setIsAsking(false)}>
            {say.cancel}
          </Button>
        </Group>
      )}
      {children}
      {set.isError && <Failure error={set.error} />}
    </Stack>
  );
}
