import type { ReactNode } from "react";

export function ProgressBar({
  title,
  value = 0,
  maxValue = 100,
  valueDescription,
}: {
  readonly title?: string;
  readonly value?: number;
  readonly maxValue?: number;
  readonly valueDescription?: string;
}): ReactNode {
  return (
    <div className="bar">
      <span>{title}</span>
      <progress value={value} max={maxValue} aria-label={title} />
      <span>{valueDescription}</span>
    </div>
  );
}

type Row = Readonly<Record<string, string | number>>;
type Axis = { readonly field: string; readonly label?: string };

const width = 320;
const height = 90;
const edge = 6;

/** Dates along x, points up y, at their true distances. */
export function LineChart({
  data,
  axes,
}: {
  readonly data: readonly Row[];
  readonly axes: { readonly x: Axis; readonly y: Axis };
}): ReactNode {
  const xs = data.map((row) => Date.parse(String(row[axes.x.field])));
  const ys = data.map((row) => Number(row[axes.y.field]));
  const x = scale(Math.min(...xs), Math.max(...xs), edge, width - edge);
  const y = scale(0, Math.max(1, ...ys), height - edge, edge);
  const points = xs.map((at, index) => `${x(at)},${y(ys[index] ?? 0)}`);
  const last = data.at(-1);
  return (
    <svg
      className="line-chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${axes.y.label ?? axes.y.field}: ${last?.[axes.y.field] ?? ""} (${last?.[axes.x.field] ?? ""})`}
    >
      <polyline points={points.join(" ")} />
      {points.map((point, index) => (
        <circle key={point} cx={point.split(",")[0]} cy={point.split(",")[1]} r="3">
          <title>{`${data[index]?.[axes.x.field] ?? ""}: ${ys[index] ?? ""}`}</title>
        </circle>
      ))}
    </svg>
  );
}

function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  const span = high - low || 1;
  return (value) => Math.round(from + ((value - low) / span) * (to - from));
}
