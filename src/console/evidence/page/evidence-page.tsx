import {
  Alert,
  Button,
  EmptyState,
  Group,
  Paper,
  Progress,
  Select,
  Stack,
  Tabs,
  Text,
  Title,
} from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type {
  Evidence,
  EvidenceRun,
  EvidenceWish,
  Findings,
  Goal,
} from "../../contract/evidence.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { change } from "../../shell/page/server/call.ts";
import { evidenceQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { ChallengerTab } from "./challenger-tab.tsx";
import { CompareTab } from "./compare-tab.tsx";
import { DoingTab } from "./doing-tab.tsx";
import { evidenceTexts } from "./evidence-texts.ts";
import { HistoryPart } from "./history-part.tsx";
import { PointsTab } from "./points-tab.tsx";
import { ReadyTab } from "./ready-tab.tsx";

/** Points beside what sold. */
export function EvidencePage() {
  const say = useTexts(evidenceTexts);
  const query = useQuery(evidenceQuery);
  return (
    <PageFrame title={say.title} lead={say.lead}>
      <Loaded query={query} lines={8}>
        {(evidence) => (
          <>
            <StagePart stage={evidence.stage} />
            <HistoryPart history={evidence.history} />
            {evidence.history.state === "done" && (
              <Look run={evidence.run} challenger={evidence.challenger} />
            )}
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

function StagePart({ stage }: { readonly stage: Evidence["stage"] }) {
  const say = useTexts(evidenceTexts);
  const pick = usePick();
  const { number } = useFormats();
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4">
        {say.stage}: {say.stages[stage.stage]}
      </Title>
      <Text size="sm" c="dimmed">
        {say.stageFigures(
          number(stage.leadsADay),
          number(stage.customers),
          number(Math.round(stage.months)),
        )}
      </Text>
      <Text size="sm">{pick(stage.next)}</Text>
    </Paper>
  );
}

/** Begins, follows and stops a look at what sold, and shows what came of it. */
function Look({ run, challenger }: Pick<Evidence, "run" | "challenger">) {
  const say = useTexts(evidenceTexts);
  const pick = usePick();
  const { percent } = useFormats();
  const mayEdit = useMay("edit");
  const client = useQueryClient();
  // Kept here: what was found goes away while it is looked at anew.
  const [tab, setTab] = useState<string | null>("doing");
  const [goal, setGoal] = useState<Goal>(run?.asked.goal ?? "customer");
  const show = (answer: Evidence): void => {
    client.setQueryData(evidenceQuery.queryKey, answer);
  };
  const start = useChange(
    (wish: Partial<EvidenceWish>) => change<Evidence>("POST", "/evidence/runs", { goal, ...wish }),
    show,
  );
  const stop = useChange((id: string) => change<Evidence>("DELETE", `/evidence/runs/${id}`), show);
  const isRunning = run?.state === "running";
  // Of two that begin at once the later ends the other.
  const isStarting = start.isPending;
  const goals: readonly Goal[] = ["customer", "deal_won", "opportunity", "verdict_yes"];
  return (
    <Stack gap="md">
      {start.isError && <Failure error={start.error} title={say.failed} />}
      <Group gap="sm" align="flex-end">
        <Select
          label={say.goal}
          value={goal}
          allowDeselect={false}
          data={goals.map((value) => ({ value, label: say.goals[value] }))}
          onChange={(chosen) => setGoal(goals.find((each) => each === chosen) ?? "customer")}
        />
        {mayEdit && !isRunning && (
          <Button loading={isStarting} onClick={() => start.mutate({ way: "look" })}>
            {run === null ? say.look : say.lookAgain}
          </Button>
        )}
        {isRunning && (
          <>
            <Stack gap={4} miw={260} role="status">
              <Progress
                value={run.progress * 100}
                animated
                aria-label={say.running(percent(run.progress))}
              />
              <Text size="sm">{say.running(percent(run.progress))}</Text>
            </Stack>
            {mayEdit && (
              <Button variant="default" onClick={() => stop.mutate(run.id)}>
                {say.stop}
              </Button>
            )}
          </>
        )}
        {run?.state === "cancelled" && <Text size="sm">{say.cancelled}</Text>}
      </Group>
      {run?.state === "failed" && (
        <Alert color="red" title={say.failed} role="alert">
          {run.error === null ? "" : pick(run.error)}
        </Alert>
      )}
      {run?.isOutdated === true && <Alert color="yellow">{say.outdated}</Alert>}
      {run !== null && run.findings !== null && (
        <Found
          run={run}
          findings={run.findings}
          challenger={challenger}
          tab={tab}
          onTab={setTab}
          onPropose={mayEdit && !isStarting && !isRunning ? (wish) => start.mutate(wish) : null}
        />
      )}
    </Stack>
  );
}

type FoundProps = {
  readonly run: EvidenceRun;
  readonly findings: Findings;
  readonly challenger: Evidence["challenger"];
  readonly tab: string | null;
  readonly onTab: (tab: string | null) => void;
  readonly onPropose: ((wish: Partial<EvidenceWish>) => void) | null;
};

/** Below so many sales no points are proposed (docs/evidence.md, Few conversions). */
const fewest = 20;

function Found({ run, findings, challenger, tab, onTab, onPropose }: FoundProps) {
  const say = useTexts(evidenceTexts);
  const { number } = useFormats();
  const { sales, rows, horizon, uncovered } = findings;
  const isFew = sales < fewest;
  return (
    <Stack gap="md">
      <Stack gap={2}>
        <Text size="sm">{say.basis(number(rows), number(sales), number(horizon.days))}</Text>
        {!horizon.isTold && (
          <Text size="sm" c="dimmed">
            {say.usualHorizon}
          </Text>
        )}
        {uncovered.rows > 0 && (
          <Text size="sm" c="dimmed">
            {say.uncovered(number(uncovered.rows), number(uncovered.conversions))}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {say.survivors}
        </Text>
      </Stack>
      {isFew && (
        <EmptyState
          title={say.fewTitle}
          description={`${say.few(number(sales), number(fewest - sales))} ${say.fewMeanwhile}`}
        />
      )}
      <Tabs value={tab} onChange={onTab} keepMounted={false}>
        <Tabs.List>
          {(["doing", "ready", "points", "compare", "challenger"] as const).map((name) => (
            <Tabs.Tab key={name} value={name}>
              {say.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="doing" pt="md">
          <DoingTab findings={findings} />
        </Tabs.Panel>
        <Tabs.Panel value="ready" pt="md">
          <ReadyTab findings={findings} />
        </Tabs.Panel>
        <Tabs.Panel value="points" pt="md">
          <PointsTab run={run} findings={findings} onPropose={isFew ? null : onPropose} />
        </Tabs.Panel>
        <Tabs.Panel value="compare" pt="md">
          <CompareTab findings={findings} looks={run.looks} />
        </Tabs.Panel>
        <Tabs.Panel value="challenger" pt="md">
          <ChallengerTab challenger={challenger} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
