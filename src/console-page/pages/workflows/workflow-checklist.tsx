import { Code, List, Stack, Text } from "@mantine/core";
import type { Scenario } from "../../../console/api/schemas/workflows.ts";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

/** How the portal's own workflow must be set up to be set off by the trigger property. */
export function WorkflowChecklist({ scenario }: { readonly scenario: Scenario }) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  return (
    <Stack gap={6}>
      <Text size="sm">{say.bindText}</Text>
      <Text size="sm">
        {say.property}: <Code>{scenario.triggerProperty}</Code>
      </Text>
      <Text fw={600} size="sm">
        {say.checklist}
      </Text>
      <List type="ordered" size="sm">
        {scenario.checklist.map((step) => (
          <List.Item key={step.en}>{pick(step)}</List.Item>
        ))}
      </List>
    </Stack>
  );
}
