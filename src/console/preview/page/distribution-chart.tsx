import { BarChart } from "@mantine/charts";
import "@mantine/charts/styles.css";
import type { PreviewResult } from "../../contract/preview.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { previewTexts } from "./preview-texts.ts";

type Props = { readonly distribution: PreviewResult["distribution"] };

/** Both distributions side by side, in ranges of five points. */
export function DistributionChart({ distribution }: Props) {
  const say = useTexts(previewTexts);
  const { number } = useFormats();
  return (
    <div role="img" aria-label={say.chart}>
      <BarChart
        h={280}
        withLegend
        data={distribution.map(({ from, before, after }) => ({
          range: `${from}–${from + 4}`,
          [say.inForce]: before,
          [say.draft]: after,
        }))}
        dataKey="range"
        series={[
          { name: say.inForce, color: "gray.5" },
          { name: say.draft, color: "leaf.7" },
        ]}
        valueFormatter={number}
        barChartProps={{ accessibilityLayer: false, barGap: 1 }}
        yAxisProps={{ width: 52 }}
      />
    </div>
  );
}
