import { Button, Group, SegmentedControl, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ModelKind } from "../../contract/text.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { goTo, usePlace } from "../../shell/page/navigation/place.ts";
import {
  auditQuery,
  draftQuery,
  pacingQuery,
  peopleQuery,
  rescoringQuery,
  versionsQuery,
} from "../../shell/page/server/queries.ts";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { Loading } from "../../shell/page/states/loading.tsx";
import { outcomeTexts } from "../../shell/page/words/outcome-texts.ts";
import { PacingCard } from "./pacing-card.tsx";
import { PeopleList } from "./people-list.tsx";
import { PublishForm } from "./publish-form.tsx";
import { publishTexts } from "./publish-texts.ts";
import { RescoringBar } from "./rescoring-bar.tsx";
import { VersionList } from "./version-list.tsx";
import { useState } from "react";
import { useFormats } from "../../shell/page/language/formats.ts";
import { Loaded } from "../../shell/page/states/loaded.tsx";

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

/** Who changed what and when, newest first. */
function AuditTrail() {
  const say = useTexts(publishTexts);
  const pick = usePick();
  const { dateTime } = useFormats();
  const [before, setBefore] = useState<number | undefined>(undefined);
  const query = useQuery(auditQuery(before));
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.audit}
      </Title>
      <Loaded query={query} lines={3}>
        {({ entries, hasMore }) => (
          <>
            {entries.length === 0 && (
              <Text size="sm" c="dimmed">
                {say.noAudit}
              </Text>
            )}
            <Table tabularNums>
              <Table.Tbody>
                {entries.map(({ id, at, who, text }) => (
                  <Table.Tr key={id}>
                    <Table.Td w={180}>{dateTime(at)}</Table.Td>
                    <Table.Td>
                      {pick(text)}
                      <Text size="xs" c="dimmed">
                        {who}
                      </Text>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            <Group gap="xs">
              {before !== undefined && (
                <Button size="xs" variant="default" onClick={() => setBefore(undefined)}>
                  {say.newest}
                </Button>
              )}
              {hasMore && (
                <Button size="xs" variant="default" onClick={() => setBefore(entries.at(-1)?.id)}>
                  {say.older}
                </Button>
              )}
            </Group>
          </>
        )}
      </Loaded>
    </Stack>
  );
}
