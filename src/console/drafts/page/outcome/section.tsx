import { NumberInput, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

type Props = { readonly title: string; readonly hint: string; readonly children: ReactNode };

/** One topic of the thresholds tab. */
export function Section({ title, hint, children }: Props) {
  return (
    <Stack gap="sm" component="section">
      <div>
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      </div>
      {children}
    </Stack>
  );
}

type PointsProps = {
  readonly label: string;
  readonly value: number;
  readonly max?: number;
  readonly onChange: (value: number) => void;
};

/** A whole number from 0; while it is half typed, what stood before holds. */
export function WholeInput({ label, value, max = 2000, onChange }: PointsProps) {
  return (
    <NumberInput
      w={170}
      label={label}
      min={0}
      max={max}
      allowDecimal={false}
      value={value}
      onChange={(typed) => typeof typed === "number" && onChange(typed)}
    />
  );
}
