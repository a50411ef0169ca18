import {
  Alert,
  Badge,
  Button,
  Fieldset,
  SegmentedControl,
  Stack,
  Tabs,
  VisuallyHidden,
} from "@mantine/core";
import { useState } from "react";
import type { ModelKind } from "../../../console/api/schemas/text.ts";
import { useFormats } from "../../language/formats.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { PlaceLink } from "../../navigation/place-link.tsx";
import { goTo, usePlace } from "../../navigation/place.ts";
import { useMay } from "../../server/use-session.ts";
import { PageFrame } from "../../shell/page-frame.tsx";
import { Loaded } from "../../states/loaded.tsx";
import { outcomeTexts } from "../../words/outcome-texts.ts";
import { CriteriaTab } from "./criteria-tab.tsx";
import { DraftBar } from "./draft-bar.tsx";
import { useDraft, type EditedDraft } from "./draft/use-draft.ts";
import { FilesTab } from "./files/files-tab.tsx";
import { FaultList } from "./fault-list.tsx";
import { remarksOf } from "./findings-at.ts";
import { GatesTab } from "./gates/gates-tab.tsx";
import { modelTexts } from "./model-texts.ts";
import { OutcomeTab } from "./outcome/outcome-tab.tsx";
import { SheetPage } from "./sheet/sheet-page.tsx";

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
      <FaultList draft={edited.draft} />
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
