import { Button, SegmentedControl } from "@mantine/core";
import type { ModelKind } from "../../contract/text.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { goTo, usePlace } from "../../shell/page/navigation/place.ts";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { outcomeTexts } from "../../shell/page/words/outcome-texts.ts";
import { CheckContact } from "./check-contact.tsx";
import { PreviewResult } from "./preview-result.tsx";
import { PreviewRun } from "./preview-run.tsx";
import { previewTexts } from "./preview-texts.ts";

/** The draft against the model in force, before anything is published. */
export function PreviewPage() {
  const say = useTexts(previewTexts);
  const outcomes = useTexts(outcomeTexts);
  const kind: ModelKind = usePlace().query.get("kind") === "customer" ? "customer" : "lead";
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
            onChange={(chosen) => goTo(`preview?kind=${chosen}`)}
          />
          <Button component={PlaceLink} to={`publish?kind=${kind}`} variant="default">
            {say.toPublish}
          </Button>
        </>
      }
    >
      <PreviewRun key={kind} kind={kind}>
        {(preview, result, again) => (
          <>
            <PreviewResult preview={preview} result={result} onAgain={again} />
            <CheckContact kind={kind} />
          </>
        )}
      </PreviewRun>
    </PageFrame>
  );
}
