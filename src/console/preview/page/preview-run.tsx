import { Alert, Button, EmptyState, Group, Progress, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { Preview } from "../../contract/preview.ts";
import type { ModelKind } from "../../contract/text.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { latestPreviewQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { PreviewResult } from "./preview-result.tsx";
import { previewTexts } from "./preview-texts.ts";

type Props = { readonly kind: ModelKind; readonly preview: Preview | null };

/** Starts, follows and stops a preview, and shows what came of it. */
export function PreviewRun({ kind, preview }: Props) {
  const say = useTexts(previewTexts);
  const pick = usePick();
  const mayEdit = useMay("edit");
  const client = useQueryClient();
  const show = (started: Preview): void => {
    client.setQueryData(latestPreviewQuery.queryKey, { preview: started });
  };
  const start = useChange(() => change<Preview>("POST", "/previews", { kind }), show);
  const cancel = useChange((id: string) => change<Preview>("DELETE", `/previews/${id}`), show);
  const isRunning = preview?.state === "reading" || preview?.state === "running";
  const button = mayEdit && (
    <Button loading={start.isPending} onClick={() => start.mutate(undefined)}>
      {preview === null ? say.start : say.again}
    </Button>
  );
  return (
    <Stack gap="md">
      {start.isError && <Failure error={start.error} title={say.failed} />}
      {preview === null ? (
        <EmptyState title={say.emptyTitle} description={say.emptyText}>
          <EmptyState.Actions>{button}</EmptyState.Actions>
        </EmptyState>
      ) : isRunning ? (
        <Running preview={preview} onCancel={mayEdit ? () => cancel.mutate(preview.id) : null} />
      ) : (
        <Group gap="sm">
          {button}
          {preview.state === "cancelled" && <Text size="sm">{say.cancelled}</Text>}
        </Group>
      )}
      {preview?.state === "failed" && (
        <Alert color="red" title={say.failed} role="alert">
          {preview.error === null ? "" : pick(preview.error)}
        </Alert>
      )}
      {preview?.isOutdated && <Alert color="yellow">{say.outdated}</Alert>}
      {preview?.result && <PreviewResult preview={preview} result={preview.result} />}
    </Stack>
  );
}

type RunningProps = { readonly preview: Preview; readonly onCancel: (() => void) | null };

function Running({ preview, onCancel }: RunningProps) {
  const say = useTexts(previewTexts);
  const { number } = useFormats();
  const { done, total } = preview.progress;
  const share = total === 0 ? 0 : (done / total) * 100;
  const text =
    preview.state === "reading" ? say.reading : say.progress(number(done), number(total));
  return (
    <Group gap="sm" role="status">
      <Stack gap={4} flex={1} maw={520}>
        <Progress value={share} animated aria-label={text} />
        <Text size="sm">{text}</Text>
      </Stack>
      {onCancel !== null && (
        <Button variant="default" onClick={onCancel}>
          {say.cancel}
        </Button>
      )}
    </Group>
  );
}
