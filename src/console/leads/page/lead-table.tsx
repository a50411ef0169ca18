import { Button, Group, Stack, Table, Text, UnstyledButton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { Lead } from "../../contract/leads.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { ReadyMark } from "../../shell/page/marks/ready-mark.tsx";
import { RecordLink } from "../../shell/page/marks/record-link.tsx";
import { SegmentMark } from "../../shell/page/marks/segment-mark.tsx";
import { change } from "../../shell/page/server/call.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { outcomeTexts } from "../../shell/page/words/outcome-texts.ts";
import { firstContactNames, slaStateNames } from "../../../words/handoff-words.ts";
import { leadsTexts } from "./leads-texts.ts";

type Props = {
  readonly items: readonly Lead[];
  readonly onExplain: (contactId: string) => void;
};

/** One page of leads. */
export function LeadTable({ items, onExplain }: Props) {
  const say = useTexts(leadsTexts);
  // A phone shows who, how much and until when; the rest is a tap on the name away.
  const isNarrow = useMediaQuery("(max-width: 36em)", false, { getInitialValueInEffect: false });
  return (
    <Table.ScrollContainer
      minWidth={isNarrow ? 300 : 900}
      type="native"
      tabIndex={0}
      aria-label={say.table}
    >
      <Table
        verticalSpacing="xs"
        highlightOnHover
       
        withTableBorder
        tabularNums
        layout={isNarrow ? "fixed" : "auto"}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.name}</Table.Th>
            <Table.Th ta="right" {...(isNarrow && { w: 104 })}>
              {say.score}
            </Table.Th>
            <Table.Th w={isNarrow ? 116 : 170}>{say.ready}</Table.Th>
            <Table.Th visibleFrom="xs">{say.segmentColumn}</Table.Th>
            <Table.Th visibleFrom="xs">{say.next}</Table.Th>
            <Table.Th visibleFrom="xs" w="38%">
              {say.reasons}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((lead) => (
            <LeadRow key={lead.contactId} lead={lead} onExplain={onExplain} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function LeadRow({
  lead,
  onExplain,
}: {
  readonly lead: Lead;
  readonly onExplain: Props["onExplain"];
}) {
  const say = useTexts(leadsTexts);
  const outcomes = useTexts(outcomeTexts);
  const formats = useFormats();
  const pick = usePick();
  const who = lead.name || lead.email || say.noName(lead.contactId);
  const isCustomer = lead.kind === "customer";
  return (
    <Table.Tr>
      <Table.Td maw={260}>
        <Group gap={6} wrap="nowrap">
          <Stack gap={0} miw={0}>
            <UnstyledButton
              aria-label={say.explain(who)}
              onClick={() => onExplain(lead.contactId)}
              style={{ textDecoration: "underline", textUnderlineOffset: 3 }}
            >
              <Text size="sm" fw={550} truncate>
                {who}
              </Text>
            </UnstyledButton>
            <Text size="xs" c="dimmed" truncate>
              {lead.company || lead.email}
            </Text>
            {(lead.owner !== null || lead.isReady) && (
              <Text size="xs" c={lead.owner === null ? "var(--tone-bad)" : "dimmed"} truncate>
                {lead.owner === null ? say.noOwner : ownerLine(lead.owner)}
              </Text>
            )}
          </Stack>
          <RecordLink url={lead.recordUrl} who={who} />
        </Group>
      </Table.Td>
      <Table.Td ta="right">
        <Text fw={650}>{formats.number(lead.score)}</Text>
        <Text size="xs" c="dimmed" className="one-line">
          {(isCustomer ? say.valueLoyalty : say.fitPain)(
            formats.number(lead.fit),
            formats.number(lead.pain),
          )}
        </Text>
      </Table.Td>
      <Table.Td className="one-line">
        {!isCustomer && <ReadyMark isReady={lead.isReady} />}
        {lead.readySince !== null && lead.isReady && (
          <Text size="xs" c="dimmed">
            {say.since(formats.day(lead.readySince))}
          </Text>
        )}
        {lead.handoff !== null && lead.verdict === null && <HandoffLine handoff={lead.handoff} />}
        {lead.untold !== null && <Untold lead={lead} who={who} untold={lead.untold} />}
      </Table.Td>
      <Table.Td visibleFrom="xs">
        <SegmentMark segment={lead.segment} />
      </Table.Td>
      <Table.Td visibleFrom="xs">
        {lead.nextStep !== null && <Text size="sm">{outcomes.nextSteps[lead.nextStep]}</Text>}
        <Text size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
          {outcomes.roles[lead.role]}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="xs" miw={280}>
        <Text size="xs">
          {lead.gate !== null && `${pick(lead.gate)}. `}
          {lead.reasons
            .map(({ label, points }) => `${pick(label)} ${formats.signed(points)}`)
            .join(" · ")}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

/** Why sales was not told of a ready lead, and the way to tell it. */
function Untold({
  lead: { contactId },
  who,
  untold: { is, why },
}: {
  readonly lead: Lead;
  readonly who: string;
  readonly untold: NonNullable<Lead["untold"]>;
}) {
  const say = useTexts(leadsTexts);
  const pick = usePick();
  const mayEdit = useMay("edit");
  const handOff = useChange(() => change("POST", `/leads/${contactId}/handoff`));
  return (
    <Stack gap={2} mt={4} style={{ whiteSpace: "normal" }}>
      <Text size="xs" fw={600}>
        {say.untold[is]}
      </Text>
      <Text size="xs" c="dimmed">
        {pick(why)}
      </Text>
      {mayEdit && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={say.handOffOf(who)}
          loading={handOff.isPending}
          onClick={() => handOff.mutate(undefined)}
        >
          {say.handOff}
        </Button>
      )}
      {handOff.isError && (
        <Text size="xs" c="var(--tone-bad)" role="alert">
          {say.handOffFailed}
        </Text>
      )}
    </Stack>
  );
}

function ownerLine({ name, team }: NonNullable<Lead["owner"]>): string {
  return team === "" ? name : `${name} · ${team}`;
}

/** Until when sales must have tried, loud once that has passed, or what it has done so far. */
function HandoffLine({
  handoff: { state, contactBy, firstContact, attempts, conversations },
}: {
  readonly handoff: NonNullable<Lead["handoff"]>;
}) {
  const say = useTexts(leadsTexts);
  const pick = usePick();
  const { dateTime } = useFormats();
  const isLoud = state === "breached" || state === "late";
  const lines =
    firstContact === null
      ? [
          state === "open" || contactBy === null ? null : pick(slaStateNames[state]),
          contactBy === null || state === "lost_waiting" ? null : say.callBy(dateTime(contactBy)),
        ]
      : [
          `${pick(slaStateNames[state])}: ${pick(firstContactNames[firstContact.how])}, ${dateTime(firstContact.at)}`,
          `${say.tries(attempts, conversations)}${firstContact.isLoggedLater ? `, ${say.loggedLater}` : ""}`,
        ];
  return (
    <Text
      size="xs"
      c={isLoud ? "var(--tone-bad)" : "dimmed"}
      fw={isLoud ? 600 : 400}
      style={{ whiteSpace: "normal" }}
    >
      {lines.filter((line) => line !== null).join(" · ")}
    </Text>
  );
}
