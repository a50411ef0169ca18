import {
  Alert,
  Badge,
  Button,
  Collapse,
  Group,
  Paper,
  Stack,
  Table,
  Text,
  Title,
} from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useId, useState, type ReactNode } from "react";
import type { Scenario, Workflows } from "../../contract/workflows.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { Chevron } from "../../shell/page/marks/icons.tsx";
import { Help } from "../../shell/page/marks/help.tsx";
import { useMay } from "../../shell/page/server/use-session.ts";
import { BindDialog, UnbindDialog } from "./bind-dialogs.tsx";
import { ScenarioDetails } from "./scenario-details.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

type GroupName = keyof (typeof workflowsTexts)["en"]["groups"];

/** Bound ones, those that the account gives a signal for, and those that it may need later. */
function groupOf({ binding, hasSignal }: Scenario): GroupName {
  if (binding !== null) return "bound";
  return hasSignal ? "suggested" : "later";
}

const groupNames: readonly GroupName[] = ["bound", "suggested", "later"];

/** All scenarios by how near they are, the most important first; the set-up uses it too. */
export function ScenarioList({ workflows }: { readonly workflows: Workflows }) {
  const say = useTexts(workflowsTexts);
  const mayPublish = useMay("publish");
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  return (
    <Stack gap="lg">
      {!mayPublish && <Alert color="gray">{say.noPermission}</Alert>}
      {groupNames.map((name) => {
        const scenarios = workflows.scenarios
          .filter((scenario) => groupOf(scenario) === name)
          .toSorted((a, b) => b.priority - a.priority);
        if (scenarios.length === 0) return null;
        const rows = scenarios.map((scenario) => (
          <ScenarioRow
            key={scenario.name}
            scenario={scenario}
            mayBind={mayPublish}
            isNarrow={isNarrow}
          />
        ));
        return (
          <Stack key={name} gap="xs" component="section">
            <div>
              <Title order={2} size="h4">
                {say.groups[name]}
              </Title>
              <Text size="sm" c="dimmed">
                {say.groupHints[name]}
              </Text>
            </div>
            {isNarrow ? rows : <ScenarioTable name={name}>{rows}</ScenarioTable>}
          </Stack>
        );
      })}
    </Stack>
  );
}

type TableProps = { readonly name: GroupName; readonly children: ReactNode };

function ScenarioTable({ name, children }: TableProps) {
  const isBound = name === "bound";
  const say = useTexts(workflowsTexts);
  return (
    <Table.ScrollContainer minWidth={680} type="native" tabIndex={0} aria-label={say.groups[name]}>
      <Table withTableBorder tabularNums verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="26%">
              {say.scenario}
              <Help term="scenario" />
            </Table.Th>
            <Table.Th>
              {isBound ? say.how : say.trigger}
              {isBound && <Help term="actuator" />}
            </Table.Th>
            {isBound &&
              shownCounts.map((count) => (
                <Table.Th key={count} ta="right" w={110}>
                  {say.count[count]}
                </Table.Th>
              ))}
            <Table.Th w={120}>{say.action}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {children}
      </Table>
    </Table.ScrollContainer>
  );
}

const shownCounts = ["triggered", "receipts", "goal"] as const;

type RowProps = {
  readonly scenario: Scenario;
  readonly mayBind: boolean;
  readonly isNarrow: boolean;
};

/** A scenario in a line, or a card on a phone, that opens; what is broken or under way is open by itself. */
function ScenarioRow({ scenario, mayBind, isNarrow }: RowProps) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  const { number } = useFormats();
  const detailsId = useId();
  const [dialog, setDialog] = useState<"bind" | "unbind" | null>(null);
  const [isChosen, setChosen] = useState<boolean | null>(null);
  const { name, label, binding, problem, counts, catchUps } = scenario;
  const isOpen = isChosen ?? (problem !== null || catchUps.some(({ queue }) => queue !== null));
  const close = (): void => setDialog(null);
  const opener = (
    <Button
      variant="transparent"
      size="compact-sm"
      px={0}
      c="var(--mantine-color-text)"
      justify="flex-start"
      aria-expanded={isOpen}
      aria-controls={detailsId}
      leftSection={
        <span style={{ display: "inline-flex", rotate: isOpen ? "0deg" : "-90deg" }}>
          <Chevron size={14} />
        </span>
      }
      onClick={() => setChosen(!isOpen)}
    >
      {pick(label)}
    </Button>
  );
  const short = binding === null ? pick(scenario.trigger) : <HowBound scenario={scenario} />;
  const button = mayBind && (
    <Button size="compact-sm" variant="default" onClick={() => setDialog("bind")}>
      {binding === null ? say.bind : say.rebind}
    </Button>
  );
  const details = (
    <ScenarioDetails
      scenario={scenario}
      mayBind={mayBind}
      {...(mayBind && binding !== null && { onUnbind: () => setDialog("unbind") })}
    />
  );
  const dialogs = (
    <>
      <BindDialog scenario={scenario} isOpen={dialog === "bind"} onClose={close} />
      <UnbindDialog scenario={scenario} isOpen={dialog === "unbind"} onClose={close} />
    </>
  );
  if (isNarrow) {
    return (
      <Paper withBorder p="sm" data-scenario={name}>
        <Stack gap="xs">
          <Group justify="space-between" wrap="nowrap">
            {opener}
            {button}
          </Group>
          <Text size="sm" component="div">
            {short}
          </Text>
          {binding !== null && (
            <Group gap="md">
              {shownCounts.map((count) => (
                <Text key={count} size="sm">
                  {say.count[count]}: <b>{number(counts[count])}</b>
                </Text>
              ))}
            </Group>
          )}
          <Collapse id={detailsId} expanded={isOpen} keepMounted={false}>
            {details}
          </Collapse>
        </Stack>
        {dialogs}
      </Paper>
    );
  }
  return (
    <Table.Tbody data-scenario={name}>
      <Table.Tr>
        <Table.Td>{opener}</Table.Td>
        <Table.Td>
          <Text size="sm" component="div">
            {short}
          </Text>
        </Table.Td>
        {binding !== null &&
          shownCounts.map((count) => (
            <Table.Td key={count} ta="right">
              {number(counts[count])}
            </Table.Td>
          ))}
        <Table.Td>
          {button}
          {dialogs}
        </Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr id={detailsId} bg="var(--surface-quiet)">
          <Table.Td colSpan={binding === null ? 3 : 3 + shownCounts.length} p="md">
            {details}
          </Table.Td>
        </Table.Tr>
      )}
    </Table.Tbody>
  );
}

/** By what the workflow is set off, which it is, and what is wrong with it. */
function HowBound({ scenario: { binding, problem, catchUps } }: { readonly scenario: Scenario }) {
  const say = useTexts(workflowsTexts);
  const { number } = useFormats();
  if (binding === null) return null;
  const silent = catchUps.reduce(
    (sum, { contacts, leftOut }) =>
      leftOut.reduce((all, each) => all + each.contacts, sum + contacts),
    0,
  );
  return (
    <Group gap="xs">
      <span>
        {say.actuators[binding.actuator]}
        {binding.workflow && (
          <>
            {" "}
            <a href={binding.workflow.address} target="_blank" rel="noreferrer">
              {say.boundTo(binding.workflow.name)}
            </a>
          </>
        )}
      </span>
      {silent > 0 && (
        <Badge tt="none" variant="outline" color="gray">
          {say.silentOf(number(silent))}
        </Badge>
      )}
      {problem !== null && (
        <Badge tt="none" color="red.8">
          {say.broken}
        </Badge>
      )}
    </Group>
  );
}
