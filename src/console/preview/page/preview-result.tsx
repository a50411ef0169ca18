import { SimpleGrid, Stack, Text } from "@mantine/core";
import { Suspense, lazy } from "react";
import type { Preview, PreviewResult as Result } from "../../contract/preview.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { Figure } from "../../shell/page/marks/figure.tsx";
import { BandChanges } from "./band-changes.tsx";
import { Consequences } from "./consequences.tsx";
import { DistributionNumbers } from "./distribution-numbers.tsx";
import { Movers } from "./movers.tsx";
import { Part } from "./part.tsx";
import { previewTexts } from "./preview-texts.ts";

const DistributionChart = lazy(async () => ({
  default: (await import("./distribution-chart.tsx")).DistributionChart,
}));

type Props = { readonly preview: Preview; readonly result: Result };

/** What publishing the draft would change. */
export function PreviewResult({ preview, result }: Props) {
  const say = useTexts(previewTexts);
  const { number, signed, dateTime } = useFormats();
  const { ready, averageScore } = result;
  const average = (value: number): string => number(Math.round(value * 10) / 10);
  return (
    <Stack gap="lg" data-preview={preview.id}>
      <Text size="sm" c="dimmed">
        {say.basis(number(result.contacts), dateTime(preview.finishedAt ?? preview.startedAt))}{" "}
        {result.left > 0 && say.left(number(result.left))}
      </Text>
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        <Figure
          label={say.ready}
          value={number(ready.after)}
          hint={say.was(number(ready.before))}
        />
        <Figure label={say.becomes} value={signed(ready.becomes)} />
        <Figure label={say.leaves} value={signed(-ready.leaves)} />
        <Figure
          label={say.average}
          value={average(averageScore.after)}
          hint={say.was(average(averageScore.before))}
        />
      </SimpleGrid>
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
