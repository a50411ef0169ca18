import { Button, SimpleGrid, Stack, Text, Table, Group, Paper, Title } from "@mantine/core";
import { Suspense, lazy, type ReactNode } from "react";
import type { Preview, PreviewResult as Result } from "../../contract/preview.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts, usePick } from "../../shell/page/language/language-provider.tsx";
import { Movers } from "./movers.tsx";
import { previewTexts } from "./preview-texts.ts";
import { ReadyTable, TimeHeads, times } from "./ready-table.tsx";
import { SegmentMark } from "../../shell/page/marks/segment-mark.tsx";

const DistributionChart = lazy(async () => ({
  default: (await import("./distribution-chart.tsx")).DistributionChart,
}));

type Props = {
  readonly preview: Preview;
  readonly result: Result;
  readonly onAgain: () => void;
};

/** What publishing the draft would change. */
export function PreviewResult({ preview, result, onAgain }: Props) {
  const say = useTexts(previewTexts);
  const { number, dateTime } = useFormats();
  return (
    <Stack gap="lg" data-preview={preview.id}>
      <Group gap="sm">
        <Text size="sm" c="dimmed">
          {say.basis(number(result.contacts), dateTime(preview.finishedAt ?? preview.startedAt))}{" "}
          {result.left > 0 && say.left(number(result.left))}
        </Text>
        <Button size="compact-sm" variant="subtle" onClick={onAgain}>
          {say.again}
        </Button>
      </Group>
      <ReadyTable result={result} />
      <Part title={say.distribution}>
        <div style={{ minHeight: 280 }}>
          <Suspense fallback={null}>
            <DistributionChart distribution={result.distribution} />
          </Suspense>
        </div>
        <DistributionNumbers distribution={result.distribution} />
      </Part>
      <Part title={say.bands}>
        <BandChanges result={result} />
      </Part>
      <Part title={say.movers}>
        <Movers kind={preview.kind} previewId={preview.id} bands={result.bands} />
      </Part>
      <Consequences result={result} />
    </Stack>
  );
}

type DistributionNumbersProps = { readonly distribution: Result["distribution"] };

/** The chart's numbers, for those who cannot see it or want to copy them. */
function DistributionNumbers({ distribution }: DistributionNumbersProps) {
  const say = useTexts(previewTexts);
  const { number } = useFormats();
  return (
    <details>
      <summary>{say.showNumbers}</summary>
      <Wide label={say.showNumbers}>
        <Table maw={420} tabularNums>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.scores}</Table.Th>
              <TimeHeads />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {distribution.map(({ from, ...numbers }) => (
              <Table.Tr key={from}>
                <Table.Td>
                  {from}–{from + 4}
                </Table.Td>
                {times.map((time) => (
                  <Table.Td key={time} ta="right">
                    {number(numbers[time])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
    </details>
  );
}

/** Bands and segments before and after, and who moves from which band to which. */
function BandChanges({ result }: { readonly result: Result }) {
  const say = useTexts(previewTexts);
  const pick = usePick();
  const { number, signed } = useFormats();
  const labels = new Map(result.bands.map(({ name, label }) => [name, pick(label) || name]));
  type Numbers = Pick<Result["bands"][number], (typeof times)[number]>;
  const row = (key: string, name: ReactNode, numbers: Numbers) => (
    <Table.Tr key={key}>
      <Table.Td>{name}</Table.Td>
      {times.map((time) => (
        <Table.Td key={time} ta="right">
          {number(numbers[time])}
        </Table.Td>
      ))}
      <Table.Td ta="right">{signed(numbers.settled - numbers.before)}</Table.Td>
    </Table.Tr>
  );
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <Wide label={say.band}>
        <Table tabularNums>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.band}</Table.Th>
              <TimeHeads />
              <Table.Th ta="right">±</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {result.bands.map(({ name, ...numbers }) => row(name, labels.get(name), numbers))}
            {result.segments.map(({ segment, ...numbers }) =>
              row(segment, <SegmentMark segment={segment} />, numbers),
            )}
          </Table.Tbody>
        </Table>
      </Wide>
      <Stack gap="xs">
        <Text fw={600} size="sm">
          {say.moves}
        </Text>
        {result.bandMoves.length === 0 ? (
          <Text size="sm" c="dimmed">
            {say.noMoves}
          </Text>
        ) : (
          <Wide label={say.moves}>
            <Table tabularNums>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{say.from}</Table.Th>
                  <Table.Th>{say.to}</Table.Th>
                  <Table.Th ta="right">{say.contacts}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {result.bandMoves.map(({ from, to, contacts }) => (
                  <Table.Tr key={`${from} ${to}`}>
                    <Table.Td>{labels.get(from) ?? from}</Table.Td>
                    <Table.Td>{labels.get(to) ?? to}</Table.Td>
                    <Table.Td ta="right">{number(contacts)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Wide>
        )}
      </Stack>
    </SimpleGrid>
  );
}

/** What the change means for workflows, for sales and for the admin's own automations. */
function Consequences({ result }: { readonly result: Result }) {
  const say = useTexts(previewTexts);
  const pick = usePick();
  const { number, day } = useFormats();
  const interval = ({ value, low, high }: NonNullable<Result["perWeek"]>["now"]): string =>
    say.interval(number(value), number(low), number(high));
  const { perWeek, ready, becomes, scenarios, writes, handsOff } = result;
  const concerned = scenarios.filter(({ isBound, wouldEnter }) => isBound || wouldEnter > 0);
  return (
    <SimpleGrid cols={{ base: 1, md: 3 }}>
      <Part title={say.work}>
        <Text size="sm">
          {say.workText(number(ready.before), number(ready.settled), number(becomes.settled))}
        </Text>
        <Text size="sm">
          {perWeek === null
            ? say.tooEarly
            : say.perWeek(interval(perWeek.now), interval(perWeek.draft), day(perWeek.since))}
        </Text>
      </Part>
      <Part title={say.workflows}>
        <Text size="sm">{say.workflowsText}</Text>
        <Text size="sm" data-hands-off={handsOff.silent}>
          {say.handsOff(number(handsOff.silent), number(handsOff.perDay))}
        </Text>
        <Counts
          rows={concerned.map(({ name, label, isBound, wouldEnter }) => ({
            key: name,
            name: isBound ? pick(label) : `${pick(label)} (${say.unbound})`,
            contacts: wouldEnter,
          }))}
        />
      </Part>
      <Part title={say.automations}>
        {writes.length === 0 ? (
          <Text size="sm">{say.noWrites}</Text>
        ) : (
          <>
            <Text size="sm">{say.automationsText}</Text>
            <Text size="sm">{say.automationsPace}</Text>
            <Counts
              rows={writes.map(({ property, label, contacts }) => ({
                key: property,
                name: pick(label),
                contacts,
              }))}
            />
          </>
        )}
      </Part>
    </SimpleGrid>
  );
}

type Row = { readonly key: string; readonly name: string; readonly contacts: number };

function Counts({ rows }: { readonly rows: readonly Row[] }) {
  const { number } = useFormats();
  return (
    <Table tabularNums>
      <Table.Tbody>
        {rows.map(({ key, name, contacts }) => (
          <Table.Tr key={key}>
            <Table.Td>{name}</Table.Td>
            <Table.Td ta="right">
              <Group justify="flex-end">{number(contacts)}</Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** A table that is wider than a phone scrolls in its own place, and not the page. */
function Wide({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Table.ScrollContainer minWidth={340} type="native" tabIndex={0} aria-label={label}>
      {children}
    </Table.ScrollContainer>
  );
}

/** One topic of the result. */
function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}
