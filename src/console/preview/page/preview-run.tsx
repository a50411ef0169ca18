import { Alert, Anchor, Button, Group, Progress, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Preview, PreviewResult as Result } from "../../contract/preview.ts";
import type { ModelKind } from "../../contract/text.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { Failure } from "../../shell/page/states/failure.tsx";
import { Loading } from "../../shell/page/states/loading.tsx";
import { previewTexts } from "./preview-texts.ts";
import { usePreview } from "./use-preview.ts";

type Props = {
  readonly kind: ModelKind;
  /** What is shown of a preview that is true of the draft as it stands; `again` makes it anew. */
  readonly children: (preview: Preview, result: Result, again: () => void) => ReactNode;
};

/** Makes the preview of a kind's draft by itself, follows it, and shows what came of it. */
export function PreviewRun({ kind, children }: Props) {
  return (
    <PreviewStands kind={kind} made={usePreview(kind)}>
      {children}
    </PreviewStands>
  );
}

/** The same where the page looks at the preview itself as well. */
export function PreviewStands({
  kind,
  made: { standing, again, cancel },
  children,
}: Props & { readonly made: ReturnType<typeof usePreview> }) {
  const say = useTexts(previewTexts);
  const pick = usePick();
  const button = (
    <Button variant="default" onClick={again}>
      {say.again}
    </Button>
  );
  switch (standing.is) {
    case "underWay":
      return (
        <Stack gap="md" data-preview-under-way>
          <Running preview={standing.preview} onCancel={cancel} />
          <Loading lines={3} height={64} />
        </Stack>
      );
    case "rescoring":
      return <Alert color="gray">{say.rescoring}</Alert>;
    case "faulty":
      return (
        <Alert color="yellow">
          {say.faulty}{" "}
          <Anchor component={PlaceLink} to={`model?kind=${kind}`} size="sm" underline="always">
            {say.toModel}
          </Anchor>
        </Alert>
      );
    case "cancelled":
      return (
        <Group gap="sm">
          {button}
          <Text size="sm">{say.cancelled}</Text>
        </Group>
      );
    case "failed":
      return standing.preview === null ? (
        <Failure error={standing.error} title={say.failed} onRetry={again} />
      ) : (
        <Alert color="red" title={say.failed} role="alert">
          <Stack align="flex-start" gap="sm">
            {standing.preview.error !== null && (
              <Text size="sm">{pick(standing.preview.error)}</Text>
            )}
            {button}
          </Stack>
        </Alert>
      );
    case "fresh":
      return children(standing.preview, standing.result, again);
    default:
      return standing satisfies never;
  }
}

type RunningProps = {
  readonly preview: Preview | null;
  readonly onCancel: (id: string) => void;
};

function Running({ preview, onCancel }: RunningProps) {
  const say = useTexts(previewTexts);
  const { number } = useFormats();
  const { done, total } = preview?.progress ?? { done: 0, total: 0 };
  const share = total === 0 ? 0 : (done / total) * 100;
  const text =
    preview?.state === "running" && total > 0
      ? say.progress(number(done), number(total))
      : say.reading;
  return (
    <Group gap="sm" role="status">
      <Stack gap={4} flex={1} maw={520}>
        <Progress value={share} animated aria-label={text} />
        <Text size="sm">{text}</Text>
      </Stack>
      {preview !== null && (
        <Button variant="default" onClick={() => onCancel(preview.id)}>
          {say.cancel}
        </Button>
      )}
    </Group>
  );
}
