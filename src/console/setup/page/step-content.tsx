import { Button, Group, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { StepId } from "../../contract/setup.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import {
  latestPreviewQuery,
  mappingQuery,
  workflowsQuery,
} from "../../shell/page/server/queries.ts";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { FieldList } from "../../mapping/page/mapping-page.tsx";
import { useDraft } from "../../drafts/page/draft/use-draft.ts";
import { ReadyMadeList } from "../../drafts/page/files/ready-made-list.tsx";
import { CheckContact } from "../../preview/page/check-contact.tsx";
import { PreviewRun } from "../../preview/page/preview-run.tsx";
import { PublishForm } from "../../versions/page/publish-form.tsx";
import { RescoringBar } from "../../versions/page/rescoring-bar.tsx";
import { ScenarioList } from "../../workflows/page/workflows-page.tsx";
import { setupTexts } from "./setup-texts.ts";

/** What a person does in each step, with the same parts as the pages of their own. */
export function StepContent({ id }: { readonly id: StepId }) {
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
        const { model, start } = edited(draft);
        return (
          <Stack gap="md">
            <ReadyMadeList
              kind="lead"
              chosen={model.id}
              onUse={(id) => start({ kind: "readyMade", id }, true)}
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
  const query = useQuery(latestPreviewQuery);
  return (
    <Stack gap="md">
      <CheckContact kind="lead" />
      <Loaded query={query} lines={3}>
        {({ preview }) => (
          <PreviewRun kind="lead" preview={preview?.kind === "lead" ? preview : null} />
        )}
      </Loaded>
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
