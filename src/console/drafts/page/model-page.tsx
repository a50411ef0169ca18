import {
  Alert,
  Anchor,
  Badge,
  Button,
  Fieldset,
  Group,
  List,
  SegmentedControl,
  Stack,
  Tabs,
  Text,
  VisuallyHidden,
} from "@mantine/core";
import { useEffect, useState } from "react";
import type { ModelKind } from "../../contract/text.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { goTo, usePlace } from "../../shell/page/navigation/place.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { outcomeTexts } from "../../shell/page/words/outcome-texts.ts";
import { CriteriaTab } from "./criteria-tab.tsx";
import { type EditedDraft, useDraft } from "./draft/use-draft.ts";
import { FilesTab } from "./files/files-tab.tsx";
import { anchorOf, remarksOf } from "./findings-at.ts";
import { GatesTab } from "./gates/gates-tab.tsx";
import { modelTexts } from "./model-texts.ts";
import { OutcomeTab } from "./outcome/outcome-tab.tsx";
import { SheetPage } from "./sheet/sheet-page.tsx";
import { asSentence, FaultsAtFields } from "./faults/fault-context.tsx";
import { placeName } from "./faults/place-name.ts";
import { useHotkeys } from "@mantine/hooks";
import { CallFailure } from "../../shell/page/server/call-failure.ts";
import { Redo, Undo } from "../../shell/page/marks/icons.tsx";
import { Failure } from "../../shell/page/states/failure.tsx";

/** Criteria, gates and thresholds of the draft, edited by picking, saved as one goes. */
export function ModelPage() {
  const { query: place } = usePlace();
  const kind: ModelKind = place.get("kind") === "customer" ? "customer" : "lead";
  return place.get("show") === "sheet" ? (
    <SheetPage kind={kind} />
  ) : (
    <Editor key={kind} kind={kind} />
  );
}

function Editor({ kind }: { readonly kind: ModelKind }) {
  const say = useTexts(modelTexts);
  const outcomes = useTexts(outcomeTexts);
  const { query, edited } = useDraft(kind);
  return (
    <PageFrame
      title={say.title}
      lead={say.lead}
      actions={
        <>
          <SegmentedControl
            aria-label={say.kind}
            value={kind}
            data={[
              { value: "lead", label: outcomes.kinds.lead },
              { value: "customer", label: outcomes.kinds.customer },
            ]}
            onChange={(chosen) => goTo(`model?kind=${chosen}`)}
          />
          <Button component={PlaceLink} to={`model?kind=${kind}&show=sheet`} variant="default">
            {say.print}
          </Button>
          <Button component={PlaceLink} to={`preview?kind=${kind}`}>
            {say.toPreview}
          </Button>
        </>
      }
    >
      <Loaded query={query} lines={12}>
        {(draft) => <Parts edited={edited(draft)} />}
      </Loaded>
    </PageFrame>
  );
}

function Parts({ edited }: { readonly edited: EditedDraft }) {
  const say = useTexts(modelTexts);
  const mayEdit = useMay("edit");
  const [tab, setTab] = useState<string | null>("criteria");
  return (
    <Stack gap="md">
      <DraftBar edited={edited} mayEdit={mayEdit} />
      {!mayEdit && <Alert color="gray">{say.readOnly}</Alert>}
      <FaultList edited={edited} />
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="md">
          {(["criteria", "gates", "ready"] as const).map((name) => (
            <Tabs.Tab
              key={name}
              value={name}
              rightSection={<RemarkCount count={remarksOf(edited.draft, name)} />}
            >
              {say.tabs[name]}
            </Tabs.Tab>
          ))}
          <Tabs.Tab value="files">{say.tabs.files}</Tabs.Tab>
        </Tabs.List>
        <FaultsAtFields draft={edited.draft}>
          <Fieldset variant="unstyled" disabled={!mayEdit}>
            <Tabs.Panel value="criteria">
              <CriteriaTab edited={edited} />
            </Tabs.Panel>
            <Tabs.Panel value="gates">
              <GatesTab edited={edited} />
            </Tabs.Panel>
            <Tabs.Panel value="ready">
              <OutcomeTab edited={edited} />
            </Tabs.Panel>
            <Tabs.Panel value="files">
              <FilesTab edited={edited} />
            </Tabs.Panel>
          </Fieldset>
        </FaultsAtFields>
      </Tabs>
    </Stack>
  );
}

function RemarkCount({ count }: { readonly count: number }) {
  const say = useTexts(modelTexts);
  const { number } = useFormats();
  if (count === 0) return null;
  return (
    <Badge size="sm" tt="none" color="yellow.3" autoContrast variant="filled">
      <span aria-hidden="true">{number(count)}</span>
      <VisuallyHidden>{say.hygiene(number(count))}</VisuallyHidden>
    </Badge>
  );
}

/** What keeps the draft from being published, each with its place. */
function FaultList({ edited: { draft, model } }: { readonly edited: EditedDraft }) {
  const say = useTexts(modelTexts);
  const pick = usePick();
  const { number } = useFormats();
  if (draft.faults.length === 0) return null;
  return (
    <Alert color="gray" title={say.faults(number(draft.faults.length))} role="status">
      <List size="sm">
        {draft.faults.map(({ path, message }) => {
          const anchor = anchorOf(path);
          const place = placeName(model, path, say.places, pick);
          return (
            <List.Item key={`${path} ${message.en}`}>
              {anchor === null ? (
                <strong>{place}</strong>
              ) : (
                <Anchor href={`#${anchor}`} size="sm" underline="always">
                  {place}
                </Anchor>
              )}
              {": "}
              {asSentence(pick(message))}
            </List.Item>
          );
        })}
      </List>
    </Alert>
  );
}

type Props = { readonly edited: EditedDraft; readonly mayEdit: boolean };

/** Undo, redo, and whether all is saved. */
function DraftBar({ edited, mayEdit }: Props) {
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
