import { Drawer, Group, Stack, Text, Alert, SimpleGrid, Divider, List, Paper } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Comparison, Explanation } from "../../../contract/explanation.ts";
import type { ModelKind } from "../../../contract/text.ts";
import { useFormats } from "../../../shell/page/language/formats.ts";
import { useTexts, usePick } from "../../../shell/page/language/language-provider.tsx";
import { RecordLink } from "../../../shell/page/marks/record-link.tsx";
import { comparisonQuery } from "../../../shell/page/server/queries.ts";
import { Loaded } from "../../../shell/page/states/loaded.tsx";
import { contactTexts } from "./contact-texts.ts";
import { ReadyMark } from "../../../shell/page/marks/ready-mark.tsx";
import { SegmentMark } from "../../../shell/page/marks/segment-mark.tsx";
import { outcomeTexts } from "../../../shell/page/words/outcome-texts.ts";

type Props = {
  readonly kind?: ModelKind;
  readonly contactId: string | null;
  readonly onClose: () => void;
};

/** One contact's score with its reasons, beside the list that it was opened from. */
export function ContactDrawer({ kind = "lead", contactId, onClose }: Props) {
  const say = useTexts(contactTexts);
  return (
    <Drawer
      opened={contactId !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={say.title}
      closeButtonProps={{ "aria-label": say.close }}
    >
      {contactId !== null && <Compared kind={kind} contactId={contactId} />}
    </Drawer>
  );
}

/** One contact under the model in force and under the draft, loaded when shown. */
export function Compared(props: { readonly kind: ModelKind; readonly contactId: string }) {
  const query = useQuery(comparisonQuery(props.kind, props.contactId));
  return <Loaded query={query}>{(comparison) => <Contact comparison={comparison} />}</Loaded>;
}

function Contact({ comparison }: { readonly comparison: Comparison }) {
  const say = useTexts(contactTexts);
  const formats = useFormats();
  const { contact } = comparison;
  const who = contact.name || contact.email || contact.contactId;
  return (
    <Stack gap="sm">
      <Stack gap={0}>
        <Group gap={6}>
          <Text fw={650}>{who}</Text>
          <RecordLink url={contact.recordUrl} who={who} />
        </Group>
        <Text size="sm" c="dimmed">
          {[contact.company, contact.email].filter((part) => part !== "").join(" · ")}
        </Text>
        <Text size="xs" c="dimmed">
          {say.asOf(formats.dateTime(contact.readAt))}
        </Text>
      </Stack>
      <SideBySide comparison={comparison} />
    </Stack>
  );
}

/** The score in force, and beside it the draft's where the two differ. */
function SideBySide({ comparison }: { readonly comparison: Comparison }) {
  const say = useTexts(contactTexts);
  const { published, draft, settled } = comparison;
  if (published === null && draft === null) return <Text>{say.notScored}</Text>;
  const isSame =
    published !== null &&
    draft !== null &&
    JSON.stringify(published.lines) === JSON.stringify(draft.lines) &&
    published.isReady === draft.isReady &&
    published.band.name === draft.band.name;
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, md: published === null || draft === null || isSame ? 1 : 2 }}>
        {published !== null && (
          <ExplanationCard
            title={say.inForce(published.model.name, String(published.model.version ?? ""))}
            explanation={published}
          />
        )}
        {draft !== null && !isSame && (
          <ExplanationCard title={say.draft(draft.model.name)} explanation={draft} />
        )}
      </SimpleGrid>
      {isSame && (
        <Text size="sm" c="dimmed">
          {say.sameAsDraft}
        </Text>
      )}
      {draft !== null && settled !== null && isElsewhere(draft, settled) && (
        <Paper withBorder p="md" data-settled>
          <Stack gap="xs">
            <Text size="sm">{say.settled}</Text>
            <Standing explanation={settled} />
          </Stack>
        </Paper>
      )}
      {draft === null && <Alert color="yellow">{say.faultyDraft}</Alert>}
    </Stack>
  );
}

/** Whether the contact ends up elsewhere than right after publishing; points alone fade every day. */
function isElsewhere(after: Explanation, settled: Explanation): boolean {
  return (
    after.isReady !== settled.isReady ||
    after.band.name !== settled.band.name ||
    after.segment !== settled.segment
  );
}

/** Points, band, segment and readiness in one line. */
function Standing({ explanation }: { readonly explanation: Explanation }) {
  const formats = useFormats();
  const pick = usePick();
  return (
    <Group gap="xs">
      <Text fz={28} fw={700} lh={1}>
        {formats.number(explanation.score)}
      </Text>
      <Text size="sm">{pick(explanation.band.label)}</Text>
      <SegmentMark segment={explanation.segment} />
      <ReadyMark isReady={explanation.isReady} />
    </Group>
  );
}

type ExplanationCardProps = { readonly title: string; readonly explanation: Explanation };

/** One score taken apart: the lines of each axis add up to its points. */
function ExplanationCard({ title, explanation }: ExplanationCardProps) {
  const say = useTexts(contactTexts);
  const outcomes = useTexts(outcomeTexts);
  const formats = useFormats();
  const pick = usePick();
  const { customerScore, gate, missing } = explanation;
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {title}
        </Text>
        <Standing explanation={explanation} />
        {customerScore !== null && (
          <Text size="sm">
            {say.customer}: {formats.number(customerScore)}
          </Text>
        )}
        {gate !== null && <Text size="sm">{pick(gate)}</Text>}
        <Axis name={outcomes.fit} axis="fit" total={explanation.fit} explanation={explanation} />
        <Axis name={outcomes.pain} axis="pain" total={explanation.pain} explanation={explanation} />
        {missing.length > 0 && (
          <>
            <Text size="sm" fw={600}>
              {say.missing}
            </Text>
            <List size="sm">
              {missing.map((one) => (
                <List.Item key={one.en}>{pick(one)}</List.Item>
              ))}
            </List>
          </>
        )}
      </Stack>
    </Paper>
  );
}

type AxisProps = {
  readonly name: string;
  readonly axis: "fit" | "pain";
  readonly total: number;
  readonly explanation: Explanation;
};

function Axis({ name, axis, total, explanation }: AxisProps) {
  const say = useTexts(contactTexts);
  const formats = useFormats();
  const pick = usePick();
  const lines = explanation.lines.filter((line) => line.axis === axis && line.points !== 0);
  return (
    <Stack gap={2}>
      <Divider />
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="sm" fw={600}>
          {formats.number(total)}
        </Text>
      </Group>
      {lines.length === 0 && (
        <Text size="xs" c="dimmed">
          {say.none}
        </Text>
      )}
      {lines.map((line) => (
        <Group key={`${line.kind} ${line.id}`} justify="space-between" wrap="nowrap" gap="xs">
          <Text size="sm" title={pick(line.definition)}>
            {pick(line.label)}
            {line.events > 1 && ` · ${say.events(formats.number(line.events))}`}
            {line.isCapped && ` · ${say.capped}`}
            {line.isUnknown && ` · ${say.unknown}`}
          </Text>
          <Text size="sm" style={{ fontVariantNumeric: "tabular-nums" }}>
            {formats.signed(line.points)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
