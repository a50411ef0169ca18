import { SegmentedControl, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ModelKind } from "../../contract/text.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { goTo, usePlace } from "../../shell/page/navigation/place.ts";
import {
  draftQuery,
  pacingQuery,
  rescoringQuery,
  versionsQuery,
} from "../../shell/page/server/queries.ts";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { Loading } from "../../shell/page/states/loading.tsx";
import { outcomeTexts } from "../../shell/page/words/outcome-texts.ts";
import { PacingCard } from "./pacing-card.tsx";
import { PublishForm } from "./publish-form.tsx";
import { publishTexts } from "./publish-texts.ts";
import { RescoringBar } from "./rescoring-bar.tsx";
import { VersionList } from "./version-list.tsx";

/** Publishing, the re-scoring that follows, versions and roll-back. */
export function PublishPage() {
  const say = useTexts(publishTexts);
  const outcomes = useTexts(outcomeTexts);
  const kind: ModelKind = usePlace().query.get("kind") === "customer" ? "customer" : "lead";
  const firsts = [
    useQuery(rescoringQuery),
    useQuery(draftQuery(kind)),
    useQuery(versionsQuery),
    useQuery(pacingQuery),
  ];
  // All at once: one part after the other would push those below it about.
  const isReady = firsts.every(({ isPending }) => !isPending);
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
      {!isReady && <Loading lines={12} />}
      <Stack gap="lg" display={isReady ? undefined : "none"}>
        <RescoringBar />
        <PacingCard />
        <PublishForm key={kind} kind={kind} />
        <VersionList kind={kind} />
      </Stack>
    </PageFrame>
  );
}
