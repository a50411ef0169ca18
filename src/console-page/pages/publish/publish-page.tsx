import { SegmentedControl, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ModelKind } from "../../../console/api/schemas/text.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { goTo, usePlace } from "../../navigation/place.ts";
import {
  auditQuery,
  draftQuery,
  pacingQuery,
  peopleQuery,
  rescoringQuery,
  versionsQuery,
} from "../../server/queries.ts";
import { PageFrame } from "../../shell/page-frame.tsx";
import { Loading } from "../../states/loading.tsx";
import { outcomeTexts } from "../../words/outcome-texts.ts";
import { AuditTrail } from "./audit-trail.tsx";
import { PacingCard } from "./pacing-card.tsx";
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
  const firsts = [
    useQuery(rescoringQuery),
    useQuery(draftQuery(kind)),
    useQuery(versionsQuery),
    useQuery(peopleQuery),
    useQuery(auditQuery(undefined)),
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
        <PeopleList />
        <AuditTrail />
      </Stack>
    </PageFrame>
  );
}
