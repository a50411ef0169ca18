import { SegmentedControl, Stack } from "@mantine/core";
import type { ModelKind } from "../../../console/api/schemas/text.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { goTo, usePlace } from "../../navigation/place.ts";
import { PageFrame } from "../../shell/page-frame.tsx";
import { outcomeTexts } from "../../words/outcome-texts.ts";
import { AuditTrail } from "./audit-trail.tsx";
import { PeopleList } from "./people-list.tsx";
import { PublishForm } from "./publish-form.tsx";
import { publishTexts } from "./publish-texts.ts";
import { RescoringBar } from "./rescoring-bar.tsx";
import { VersionList } from "./version-list.tsx";

/** Publishing, the re-scoring that follows, versions, roll-back, people and the audit trail. */
export function PublishPage() {
  const say = useTexts(publishTexts);
  const outcomes = useTexts(outcomeTexts);
  const kind: ModelKind = usePlace().query.get("kind") === "customer" ? "customer" : "lead";
  return (
    <PageFrame
      title={say.title}
      lead={say.lead}
      actions={
        <SegmentedControl
          aria-label={say.kind}
          value={kind}
          data={[
            { value: "lead", label: outcomes.kinds.lead },
            { value: "customer", label: outcomes.kinds.customer },
          ]}
          onChange={(chosen) => goTo(`publish?kind=${chosen}`)}
        />
      }
    >
      <Stack gap="lg">
        <RescoringBar />
        <PublishForm key={kind} kind={kind} />
        <VersionList kind={kind} />
        <PeopleList />
        <AuditTrail />
      </Stack>
    </PageFrame>
  );
}
