import { Paper, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

type Props = { readonly label: string; readonly value: ReactNode; readonly hint?: ReactNode };

/** One number that matters, with what it is. */
export function Figure({ label, value, hint }: Props) {
  return (
    <Paper withBorder p="md">
      <Stack gap={2}>
        <Text size="sm" c="dimmed">
          {label}
        </Text>
        <Text size="xl" fw={650} style={{ fontVariantNumeric: "tabular-nums" }}>
          {value}
        </Text>
        {hint !== undefined && (
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
