import { AreaChart } from "@mantine/charts";
import "@mantine/charts/styles.css";
import type { Decay } from "../../../../scoring/model/criterion-schema.ts";
import { useFormats } from "../../../shell/page/language/formats.ts";
import { useTexts } from "../../../shell/page/language/language-provider.tsx";
import { decayPoints, halfDay } from "./decay-points.ts";
import { decayTexts } from "./decay-texts.ts";

/** Draws how points fade, as the engine weighs them. */
export function DecayCurve({ decay }: { readonly decay: Decay }) {
  const say = useTexts(decayTexts);
  const formats = useFormats();
  const points = decayPoints(decay);
  const half = halfDay(points);
  const days = formats.number(Math.round(points.at(-1)?.day ?? 0));
  const label = say.chart(days, half === null ? say.never : formats.length(half * 86_400_000));
  return (
    <div role="img" aria-label={label}>
      <AreaChart
        h={120}
        w="100%"
        maw={420}
        data={points.map(({ day, left }) => ({ day, [say.left]: left }))}
        dataKey="day"
        series={[{ name: say.left, color: "leaf.7" }]}
        curveType={decay.kind === "steps" || decay.kind === "window" ? "step" : "monotone"}
        withDots={false}
        valueFormatter={(value) => formats.percent(value / 100)}
        xAxisProps={{ tickFormatter: (day: number) => say.dayOf(String(Math.round(day))) }}
        yAxisProps={{ domain: [0, 100], width: 48 }}
        areaChartProps={{ accessibilityLayer: false }}
      />
    </div>
  );
}
