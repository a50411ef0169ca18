import { Alert, Button, Paper, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Setup, StepId } from "../../../console/api/schemas/setup.ts";
import { useFormats } from "../../language/formats.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { PlaceLink } from "../../navigation/place-link.tsx";
import { setupQuery } from "../../server/queries.ts";
import { PageFrame } from "../../shell/page-frame.tsx";
import { Loaded } from "../../states/loaded.tsx";
import { ProgressLine } from "../publish/rescoring-bar.tsx";
import { InHubSpot } from "./in-hubspot.tsx";
import { setupTexts } from "./setup-texts.ts";
import { StepContent } from "./step-content.tsx";
import { StepHead } from "./step-head.tsx";
import { StepLine } from "./step-line.tsx";

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
        <Alert color="leaf" title={say.allDone} role="status" />
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
      {(setup.next === null || step?.id === "publish") && <InHubSpot />}
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
