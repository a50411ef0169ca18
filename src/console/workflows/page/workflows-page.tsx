import { Alert, Group, Stack, Switch, Table, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Held, Scenario, Workflows } from "../../contract/workflows.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { heldQuery, workflowsQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { Failure } from "../../shell/page/states/failure.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { PacingCard } from "../../versions/page/pacing-card.tsx";
import { ScenarioCard } from "./scenario-card.tsx";
import { workflowsTexts } from "./workflows-texts.ts";
import { useState } from "react";
import { useFormats } from "../../shell/page/language/formats.ts";
import { Pager } from "../../shell/page/marks/pager.tsx";
import { RecordLink } from "../../shell/page/marks/record-link.tsx";

/** Scenarios, what they are bound to, what was observed, and what is held. */
export function WorkflowsPage() {
  const say = useTexts(workflowsTexts);
  const query = useQuery(workflowsQuery);
  return (
    <PageFrame title={say.title} lead={say.lead}>
      <Loaded query={query} lines={8}>
        {(workflows) => (
          <Stack gap="lg">
            <DryRun isDryRun={workflows.isDryRun} />
            <PacingCard />
            <ScenarioList workflows={workflows} />
            <HeldList scenarios={workflows.scenarios} />
          </Stack>
        )}
      </Loaded>
    </PageFrame>
  );
}

/** All scenarios, bound ones and then the most important first; the set-up uses it too. */
export function ScenarioList({ workflows }: { readonly workflows: Workflows }) {
  const say = useTexts(workflowsTexts);
  const mayPublish = useMay("publish");
  return (
    <Stack gap="md">
      {!mayPublish && <Alert color="gray">{say.noPermission}</Alert>}
      {workflows.scenarios
        .toSorted(
          (a, b) =>
            Number(b.binding !== null) - Number(a.binding !== null) || b.priority - a.priority,
        )
        .map((scenario) => (
          <ScenarioCard key={scenario.name} scenario={scenario} mayBind={mayPublish} />
        ))}
    </Stack>
  );
}

function DryRun({ isDryRun }: { readonly isDryRun: boolean }) {
  const say = useTexts(workflowsTexts);
  const mayPublish = useMay("publish");
  const client = useQueryClient();
  const set = useChange(
    (wanted: boolean) => change<Workflows>("PUT", "/workflows/dry-run", { isDryRun: wanted }),
    (answer) => client.setQueryData(workflowsQuery.queryKey, answer),
  );
  return (
    <Stack gap="xs">
      <Switch
        label={say.dryRun}
        checked={isDryRun}
        disabled={!mayPublish || set.isPending}
        onChange={({ currentTarget }) => set.mutate(currentTarget.checked)}
      />
      {isDryRun && <Alert color="yellow">{say.dryRunOn}</Alert>}
      {set.isError && <Failure error={set.error} />}
    </Stack>
  );
}

/** Enrolments that have not gone through, with what to do. */
function HeldList({ scenarios }: { readonly scenarios: readonly Scenario[] }) {
  const say = useTexts(workflowsTexts);
  const [offset, setOffset] = useState(0);
  const query = useQuery(heldQuery(offset));
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.held}
      </Title>
      <Loaded query={query} lines={2}>
        {({ total, items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {say.noneHeld}
            </Text>
          ) : (
            <>
              <HeldTable items={items} scenarios={scenarios} />
              <Pager total={total} offset={offset} limit={25} onOffset={setOffset} />
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}

type TableProps = { readonly items: Held["items"]; readonly scenarios: readonly Scenario[] };

function HeldTable({ items, scenarios }: TableProps) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  const { dateTime } = useFormats();
  const labels = new Map(scenarios.map(({ name, label }) => [name, pick(label)]));
  return (
    <Table.ScrollContainer minWidth={640} type="native" tabIndex={0} aria-label={say.held}>
      <Table withTableBorder bg="white">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.contact}</Table.Th>
            <Table.Th>{say.scenario}</Table.Th>
            <Table.Th>{say.since}</Table.Th>
            <Table.Th>{say.why}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ contactId, name, recordUrl, scenario, state, firedAt, why, advice }) => (
            <Table.Tr key={`${contactId} ${scenario} ${firedAt}`}>
              <Table.Td>
                <Group gap={6} wrap="nowrap">
                  {name || contactId}
                  <RecordLink url={recordUrl} who={name || contactId} />
                </Group>
              </Table.Td>
              <Table.Td>{labels.get(scenario) ?? scenario}</Table.Td>
              <Table.Td>{dateTime(firedAt)}</Table.Td>
              <Table.Td data-state={state}>
                {pick(why)} {pick(advice)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
