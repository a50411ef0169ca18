import { SimpleGrid, Slider, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Model } from "../../../../scoring/model/model-schema.ts";
import type { Matrix } from "../../../contract/matrix.ts";
import { useFormats } from "../../../shell/page/language/formats.ts";
import { useTexts } from "../../../shell/page/language/language-provider.tsx";
import { matrixQuery } from "../../../shell/page/server/queries.ts";
import { histogramOf, reachOf, type Measure } from "./histogram.ts";
import { outcomeEditTexts } from "./outcome-edit-texts.ts";

type Props = {
  readonly model: Model;
  readonly onPut: (changed: Partial<Model["ready"]>) => void;
};

/**
 * Where the account's leads stand by fit, pain and total, with the threshold of each as a handle and the matrix' cuts
 * drawn: by the scores in force, which is what the counts say too. Nothing before there are scores.
 */
export function ThresholdPicture({ model, onPut }: Props) {
  const say = useTexts(outcomeEditTexts);
  const { number } = useFormats();
  const { data } = useQuery({ ...matrixQuery("lead"), enabled: model.kind === "lead" });
  if (data === undefined || data.points.length === 0) return null;
  const { ready, axes, matrix } = model;
  const parts = [
    { measure: "fit", label: say.measures.fit, max: axes.fit.max, cuts: matrix.fit },
    { measure: "pain", label: say.measures.pain, max: axes.pain.max, cuts: matrix.pain },
    { measure: "total", label: say.measures.total, max: axes.fit.max + axes.pain.max, cuts: [] },
  ] as const;
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {parts.map(({ measure, label, max, cuts }) => (
          <Distribution
            key={measure}
            points={data.points}
            measure={measure}
            label={label}
            max={max}
            cuts={cuts}
            value={ready[measure]}
            onChange={(value) => onPut({ [measure]: value })}
          />
        ))}
      </SimpleGrid>
      <Text size="sm" role="status" data-reaching={reachOf(data.points, ready)}>
        {say.reaching(number(reachOf(data.points, ready)))}
      </Text>
    </Stack>
  );
}

type DistributionProps = {
  readonly points: Matrix["points"];
  readonly measure: Measure;
  readonly label: string;
  readonly max: number;
  readonly cuts: readonly number[];
  readonly value: number;
  readonly onChange: (value: number) => void;
};

const width = 240;
const height = 64;

function Distribution(props: DistributionProps) {
  const { points, measure, label, max, cuts, value, onChange } = props;
  const say = useTexts(outcomeEditTexts);
  const { number } = useFormats();
  const bars = histogramOf(points, measure, max);
  const highest = Math.max(1, ...bars);
  const x = (at: number): number => (at / Math.max(1, max)) * width;
  const reaching = reachOf(points, { fit: 0, pain: 0, total: 0, [measure]: value });
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width="100%"
        height={height}
        preserveAspectRatio="none"
        role="img"
        aria-label={say.distributionOf(label, number(reaching))}
      >
        {bars.map((count, at) => {
          const from = (at * max) / bars.length;
          const tall = (count / highest) * (height - 4);
          return (
            <rect
              key={from}
              x={x(from) + 0.5}
              width={Math.max(1, width / bars.length - 1)}
              y={height - tall}
              height={tall}
              fill={
                from + max / bars.length > value
                  ? "var(--mantine-color-leaf-7)"
                  : "var(--mantine-color-gray-5)"
              }
            />
          );
        })}
        {cuts.map((cut) => (
          <line
            key={cut}
            x1={x(cut)}
            x2={x(cut)}
            y1={0}
            y2={height}
            stroke="var(--mantine-color-gray-7)"
            strokeDasharray="3 3"
          />
        ))}
      </svg>
      <Slider
        thumbLabel={say.handleOf(label)}
        min={0}
        max={max}
        step={1}
        label={(at) => number(at)}
        value={Math.min(max, value)}
        onChange={onChange}
      />
      <Text size="xs" c="dimmed">
        {say.reachAlone(number(reaching))}
      </Text>
    </Stack>
  );
}
