import { Alert, Stack, Switch } from "@mantine/core";
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

/** Scenarios, what they are bound to, what was observed, and what is held. */
export function WorkflowsPage() {
  const say = useTexts(workflowsTexts);
  const query = useQuery(workflowsQuery);
  return (
    <PageFrame title={say.title} lead={say.lead}>
      <Loaded query={query} lines={8}>
        {(workflows) => (
          <Stack gap="lg">
            <DryRun isDryRun={workflows.isDryRun} />
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

function DryRun({ isDryRun }: { readonly isDryRun: boolean }) {
  const say = useTexts(workflowsTexts);
  const mayPublish = useMay("publish");
  const client = useQueryClient();
  const set = useChange(
    (wanted: boolean) => change<Workflows>("PUT", "/workflows/dry-run", { isDryRun: wanted }),
    (answer) => client.setQueryData(workflowsQuery.queryKey, answer),
  );
  return (
    <Stack gap="xs">
      <Switch
        label={say.dryRun}
        checked={isDryRun}
        disabled={!mayPublish || set.isPending}
        onChange={({ currentTarget }) => set.mutate(currentTarget.checked)}
      />
      {isDryRun && <Alert color="yellow">{say.dryRunOn}</Alert>}
      {set.isError && <Failure error={set.error} />}
    </Stack>
  );
}
