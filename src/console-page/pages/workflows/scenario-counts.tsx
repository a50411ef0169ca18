import { Group, Stack, Text } from "@mantine/core";
import type { Scenario } from "../../../console/api/schemas/workflows.ts";
import { useFormats } from "../../language/formats.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

const shown = [
  "triggered",
  "written",
  "receipts",
  "goal",
  "becameReady",
  "becameCustomer",
  "silent",
  "waiting",
  "rejected",
] as const satisfies readonly (keyof Scenario["counts"])[];

/** What was observed of a scenario, each contact once. */
export function ScenarioCounts({ counts }: { readonly counts: Scenario["counts"] }) {
  const say = useTexts(workflowsTexts);
  const { number } = useFormats();
  return (
    <Stack gap={4}>
      <Group gap="md" role="group" aria-label={say.counts}>
        {shown.map((name) => (
          <Stack key={name} gap={0}>
            <Text size="xs" c="dimmed">
              {say.count[name]}
            </Text>
            <Text fw={650} style={{ fontVariantNumeric: "tabular-nums" }}>
              {number(counts[name])}
            </Text>
          </Stack>
        ))}
      </Group>
      {counts.written > 0 && counts.receipts === 0 && (
        <Text size="xs" c="dimmed">
          {say.receiptsHint}
        </Text>
      )}
    </Stack>
  );
}
