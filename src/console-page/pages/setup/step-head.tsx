import { Alert, Badge, Button, Group, List, Stack, Text, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { Setup, SetupFinding } from "../../../console/api/schemas/setup.ts";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { change } from "../../server/call.ts";
import { setupQuery } from "../../server/queries.ts";
import { useChange } from "../../server/use-change.ts";
import { useMay } from "../../server/use-session.ts";
import { Check, Warning } from "../../shell/icons.tsx";
import { Failure } from "../../states/failure.tsx";
import { setupTexts } from "./setup-texts.ts";

type Props = { readonly step: Setup["steps"][number]; readonly onDone: () => void };

/** What a step is for, what it found, and the way on. */
export function StepHead({ step, onDone }: Props) {
  const say = useTexts(setupTexts);
  const mayEdit = useMay("edit");
  const client = useQueryClient();
  const mark = useChange(
    (isDone: boolean) => change<Setup>("PUT", `/setup/${step.id}`, { isDone }),
    (setup, isDone) => {
      client.setQueryData(setupQuery.queryKey, setup);
      if (isDone) onDone();
    },
  );
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} maw={640}>
          <Group gap="xs">
            <Title order={2} size="h3">
              {say.steps[step.id]}
            </Title>
            {step.isDone && <Badge tt="none">{say.done}</Badge>}
          </Group>
          <Text>{say.hints[step.id]}</Text>
        </Stack>
        {mayEdit && (
          <Group gap="xs">
            {step.isDone && (
              <Button variant="subtle" loading={mark.isPending} onClick={() => mark.mutate(false)}>
                {say.undone}
              </Button>
            )}
            <Button loading={mark.isPending} onClick={() => mark.mutate(true)}>
              {step.id === "publish" ? say.done : say.next}
            </Button>
          </Group>
        )}
      </Group>
      {!mayEdit && <Alert color="gray">{say.readOnly}</Alert>}
      {mark.isError && <Failure error={mark.error} />}
      <Findings findings={step.findings} />
    </Stack>
  );
}

const colors = { good: "leaf.7", info: "gray.7", warning: "orange.9" } as const;

function Findings({ findings }: { readonly findings: readonly SetupFinding[] }) {
  const pick = usePick();
  if (findings.length === 0) return null;
  return (
    <List spacing={4} size="sm" center>
      {findings.map(({ tone, text }) => (
        <List.Item
          key={text.en}
          icon={
            <Text component="span" c={colors[tone]} lh={0}>
              {tone === "warning" ? <Warning size={16} /> : <Check size={16} />}
            </Text>
          }
        >
          {pick(text)}
        </List.Item>
      ))}
    </List>
  );
}
