import { Divider, Group, List, Paper, Stack, Text } from "@mantine/core";
import type { Explanation } from "../../../contract/explanation.ts";
import { useFormats } from "../../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../../shell/page/language/language-provider.tsx";
import { ReadyMark } from "../../../shell/page/marks/ready-mark.tsx";
import { SegmentMark } from "../../../shell/page/marks/segment-mark.tsx";
import { outcomeTexts } from "../../../shell/page/words/outcome-texts.ts";
import { contactTexts } from "./contact-texts.ts";

type Props = { readonly title: string; readonly explanation: Explanation };

/** One score taken apart: the lines of each axis add up to its points. */
export function ExplanationCard({ title, explanation }: Props) {
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
        <Group gap="xs">
          <Text fz={28} fw={700} lh={1}>
            {formats.number(explanation.score)}
          </Text>
          <Text size="sm">{pick(explanation.band.label)}</Text>
          <SegmentMark segment={explanation.segment} />
          <ReadyMark isReady={explanation.isReady} />
        </Group>
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
