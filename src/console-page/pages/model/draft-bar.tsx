import { Alert, Badge, Button, Group, Text } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useTexts } from "../../language/language-provider.tsx";
import { CallFailure } from "../../server/call-failure.ts";
import { Redo, Undo } from "../../shell/icons.tsx";
import { Failure } from "../../states/failure.tsx";
import type { EditedDraft } from "./draft/use-draft.ts";
import { modelTexts } from "./model-texts.ts";

type Props = { readonly edited: EditedDraft; readonly mayEdit: boolean };

/** Undo, redo, and whether all is saved. */
export function DraftBar({ edited, mayEdit }: Props) {
  const say = useTexts(modelTexts);
  const { draft, saving } = edited;
  const [failure, setFailure] = useState<unknown>(null);
  const isUnsaved = saving.unsaved !== null;
  const step = (to: "undo" | "redo"): void => {
    setFailure(null);
    edited.step(to).catch(setFailure);
  };
  useHotkeys([
    ["mod+Z", () => mayEdit && step("undo")],
    ["mod+shift+Z", () => mayEdit && step("redo")],
  ]);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);
  const error = saving.error ?? failure;
  const isConflict = error instanceof CallFailure && error.status === 409;
  return (
    <>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<Undo size={16} />}
          disabled={!mayEdit || !(draft.canUndo || isUnsaved)}
          onClick={() => step("undo")}
        >
          {say.undo}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<Redo size={16} />}
          disabled={!mayEdit || !draft.canRedo || isUnsaved}
          onClick={() => step("redo")}
        >
          {say.redo}
        </Button>
        <Text size="sm" c="dimmed" role="status" data-saving={saving.isSaving || isUnsaved}>
          {saving.isSaving ? say.saving : isUnsaved ? say.unsaved : say.saved}
        </Text>
        {!draft.isPublished && !isUnsaved && draft.faults.length === 0 && (
          <Text size="sm" c="dimmed">
            {say.noFaults}
          </Text>
        )}
        {draft.isPublished && !isUnsaved && (
          <Badge variant="light" color="leaf" tt="none">
            {say.published}
          </Badge>
        )}
      </Group>
      {isConflict && (
        <Alert color="red" title={say.saveFailed} role="alert">
          <Group justify="space-between">
            <Text size="sm">{say.conflict}</Text>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                setFailure(null);
                edited.reload().catch(setFailure);
              }}
            >
              {say.reload}
            </Button>
          </Group>
        </Alert>
      )}
      {error !== null && !isConflict && <Failure error={error} title={say.saveFailed} />}
    </>
  );
}
