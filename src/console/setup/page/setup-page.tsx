import {
  Alert,
  Badge,
  Button,
  Group,
  List,
  Paper,
  Stack,
  Stepper,
  Text,
  Title,
} from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Setup, SetupFinding, StepId } from "../../contract/setup.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { setupQuery, mappingQuery, workflowsQuery } from "../../shell/page/server/queries.ts";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { ProgressLine, RescoringBar } from "../../versions/page/rescoring-bar.tsx";
import { setupTexts } from "./setup-texts.ts";
import { Check, Warning } from "../../shell/page/marks/icons.tsx";
import { change } from "../../shell/page/server/call.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { FieldList } from "../../mapping/page/mapping-page.tsx";
import { useDraft } from "../../drafts/page/draft/use-draft.ts";
import { ReadyMadeList } from "../../drafts/page/files/ready-made-list.tsx";
import { CheckContact } from "../../preview/page/check-contact.tsx";
import { PreviewResult } from "../../preview/page/preview-result.tsx";
import { PreviewRun } from "../../preview/page/preview-run.tsx";
import { Live } from "./live.tsx";
import { PublishForm } from "../../versions/page/publish-form.tsx";
import { ScenarioList } from "../../workflows/page/scenario-list.tsx";

type StepHeadProps = { readonly step: Setup["steps"][number]; readonly onDone: () => void };

/** What a step is for, what it found, and the way on. */
function StepHead({ step, onDone }: StepHeadProps) {
  const say = useTexts(setupTexts);
  const mayEdit = useMay("edit");
  const client = useQueryClient();
  const mark = useChange(
    (isDone: boolean) => change<Setup>("PUT", `/setup/${step.id}`, { isDone }),
    (setup, isDone) => {
      client.setQueryData(setupQuery.queryKey, setup);
      if (isDone) onDone();
    },
  );
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} maw={640}>
          <Group gap="xs">
            <Title order={2} size="h3">
              {say.steps[step.id]}
            </Title>
            {step.isDone && <Badge tt="none">{say.done}</Badge>}
          </Group>
          <Text>{say.hints[step.id]}</Text>
        </Stack>
        {mayEdit && (
          <Group gap="xs">
            {step.isDone && (
              <Button variant="subtle" loading={mark.isPending} onClick={() => mark.mutate(false)}>
                {say.undone}
              </Button>
            )}
            <Button loading={mark.isPending} onClick={() => mark.mutate(true)}>
              {step.id === "publish" ? say.done : say.next}
            </Button>
          </Group>
        )}
      </Group>
      {!mayEdit && <Alert color="gray">{say.readOnly}</Alert>}
      {mark.isError && <Failure error={mark.error} />}
      <Findings findings={step.findings} />
    </Stack>
  );
}

const colors = { good: "var(--tone-good)", info: "dimmed", warning: "var(--tone-warn)" } as const;

function Findings({ findings }: { readonly findings: readonly SetupFinding[] }) {
  const pick = usePick();
  if (findings.length === 0) return null;
  return (
    <List spacing={4} size="sm" center>
      {findings.map(({ tone, text }) => (
        <List.Item
          key={text.en}
          icon={
            <Text component="span" c={colors[tone]} lh={0}>
              {tone === "warning" ? (
                <Warning size={16} />
              ) : tone === "good" ? (
                <Check size={16} />
              ) : (
                "·"
              )}
            </Text>
          }
        >
          {pick(text)}
        </List.Item>
      ))}
    </List>
  );
}

/** The guided first run: map, model, preview, workflows, publish. */
export function SetupPage() {
  const say = useTexts(setupTexts);
  const query = useQuery(setupQuery);
  return (
    <PageFrame
      title={say.title}
      lead={say.lead}
      actions={
        <Button component={PlaceLink} to="leads" variant="default">
          {say.toLeads}
        </Button>
      }
    >
      <Loaded query={query} lines={8}>
        {(setup) => <Steps setup={setup} />}
      </Loaded>
    </PageFrame>
  );
}

function Steps({ setup }: { readonly setup: Setup }) {
  const say = useTexts(setupTexts);
  const [chosen, setChosen] = useState<StepId | null>(null);
  const step = setup.steps.find(({ id }) => id === (chosen ?? setup.next));
  const following = setup.steps.at(setup.steps.findIndex(({ id }) => id === step?.id) + 1);
  return (
    <Stack gap="lg">
      <FirstRun setup={setup} />
      <StepLine steps={setup.steps} current={step?.id ?? null} onChoose={setChosen} />
      {step === undefined ? (
        <Title order={2} size="h3" role="status">
          {say.allDone}
        </Title>
      ) : (
        <Paper withBorder p={{ base: "sm", sm: "lg" }} component="section" data-step={step.id}>
          <Stack gap="lg">
            <StepHead
              step={step}
              onDone={() => setChosen(step.id === "publish" ? null : (following?.id ?? null))}
            />
            <StepContent id={step.id} />
          </Stack>
        </Paper>
      )}
      {(setup.next === null || step?.id === "publish") && <Live setup={setup} />}
    </Stack>
  );
}

function FirstRun({ setup }: { readonly setup: Setup }) {
  const say = useTexts(setupTexts);
  const { number } = useFormats();
  const { scored, ready } = setup.contacts;
  return (
    <div role="status" data-first-run={setup.firstRun.state}>
      {setup.firstRun.state === "running" && (
        <>
          <Text size="sm">{say.firstRun}</Text>
          <ProgressLine progress={setup.firstRun} />
        </>
      )}
      {setup.firstRun.state === "done" && (
        <Text size="sm" c="dimmed">
          {say.scored(number(scored), number(ready))}
        </Text>
      )}
    </div>
  );
}

type Props = {
  readonly steps: Setup["steps"];
  readonly current: StepId | null;
  readonly onChoose: (id: StepId) => void;
};

/** The five steps in a row; every one can be opened at any time. */
function StepLine({ steps, current, onChoose }: Props) {
  const say = useTexts(setupTexts);
  const active = steps.findIndex(({ id }) => id === current);
  return (
    <Stepper
      size="sm"
      active={active === -1 ? steps.length : active}
      onStepClick={(at) => {
        const step = steps[at];
        if (step !== undefined) onChoose(step.id);
      }}
    >
      {steps.map(({ id, isDone }, at) => (
        <Stepper.Step
          key={id}
          label={say.steps[id]}
          aria-current={id === current ? "step" : undefined}
          color={isDone ? "leaf" : "gray"}
          icon={isDone ? <Check size={16} /> : at + 1}
          progressIcon={isDone ? <Check size={16} /> : at + 1}
          completedIcon={isDone ? <Check size={16} /> : at + 1}
        />
      ))}
    </Stepper>
  );
}

/** What a person does in each step, with the same parts as the pages of their own. */
function StepContent({ id }: { readonly id: StepId }) {
  switch (id) {
    case "map":
      return <MapStep />;
    case "model":
      return <ModelStep />;
    case "preview":
      return <PreviewStep />;
    case "workflows":
      return <WorkflowsStep />;
    case "publish":
      return <PublishStep />;
    default:
      return id satisfies never;
  }
}

function MapStep() {
  const query = useQuery(mappingQuery("lead"));
  return (
    <Loaded query={query} lines={8}>
      {(mapping) => <FieldList mapping={mapping} />}
    </Loaded>
  );
}

function ModelStep() {
  const say = useTexts(setupTexts);
  const { query, edited } = useDraft("lead");
  return (
    <Loaded query={query}>
      {(draft) => {
        const { model, start, step } = edited(draft);
        return (
          <Stack gap="md">
            <ReadyMadeList
              kind="lead"
              chosen={model.id}
              draft={draft}
              onUse={(id) => start({ kind: "readyMade", id }, true)}
              onUndo={() => step("undo")}
            />
            <Further to="model" text={say.toModel} />
          </Stack>
        );
      }}
    </Loaded>
  );
}

function PreviewStep() {
  const say = useTexts(setupTexts);
  return (
    <Stack gap="md">
      <CheckContact kind="lead" />
      <PreviewRun kind="lead">
        {(preview, result, again) => (
          <PreviewResult preview={preview} result={result} onAgain={again} />
        )}
      </PreviewRun>
      <Further to="preview" text={say.toPreview} />
    </Stack>
  );
}

function WorkflowsStep() {
  const query = useQuery(workflowsQuery);
  return (
    <Loaded query={query} lines={5}>
      {(workflows) => <ScenarioList workflows={workflows} />}
    </Loaded>
  );
}

function PublishStep() {
  const say = useTexts(setupTexts);
  return (
    <Stack gap="md">
      <PublishForm kind="lead" />
      <RescoringBar />
      <Further to="publish" text={say.toPublish} />
    </Stack>
  );
}

function Further({ to, text }: { readonly to: string; readonly text: string }) {
  return (
    <Group>
      <Button component={PlaceLink} to={to} variant="subtle">
        {text}
      </Button>
    </Group>
  );
}
