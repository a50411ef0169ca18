import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Paper,
  Stack,
  Text,
} from "@mantine/core";
import type { Rule } from "../../../../scoring/criterion-schema.ts";
import { useTexts } from "../../../language/language-provider.tsx";
import { Cross } from "../../../shell/icons.tsx";
import { ConditionEditor } from "../conditions/condition-editor.tsx";
import { firstCondition } from "../conditions/make-condition.ts";
import { criterionTexts } from "./criterion-texts.ts";

type Props = {
  readonly rules: readonly Rule[];
  readonly fields: readonly string[];
  readonly onChange: (rules: Rule[]) => void;
};

/** What gives points: a condition and its points, as many rules as wanted. */
export function RuleList({ rules, fields, onChange }: Props) {
  const say = useTexts(criterionTexts);
  const put = (at: number, rule: Rule): void => onChange(rules.with(at, rule));
  return (
    <Stack gap="xs">
      <Text fw={600} size="sm">
        {say.rules}
      </Text>
      {rules.map((rule, at) => (
        <Paper key={at} withBorder p="sm" role="group" aria-label={say.rule(String(at + 1))}>
          <Group align="flex-start" gap="sm" wrap="nowrap">
            <NumberInput
              w={84}
              size="xs"
              aria-label={say.points}
              min={-100}
              max={100}
              allowDecimal={false}
              value={rule.points}
              onChange={(typed) => typeof typed === "number" && put(at, { ...rule, points: typed })}
            />
            <Stack gap={6} flex={1} miw={0}>
              <ConditionEditor
                condition={rule.when}
                fields={fields}
                inside="contact"
                onChange={(when) => put(at, { ...rule, when })}
              />
              <Checkbox
                size="xs"
                label={say.each}
                checked={rule.each}
                onChange={({ currentTarget }) => put(at, { ...rule, each: currentTarget.checked })}
              />
            </Stack>
            <ActionIcon
              variant="subtle"
              color="gray.8"
              aria-label={say.removeRule(String(at + 1))}
              disabled={rules.length === 1}
              onClick={() => onChange(rules.toSpliced(at, 1))}
            >
              <Cross />
            </ActionIcon>
          </Group>
        </Paper>
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() =>
            onChange([...rules, { when: firstCondition(fields), points: 5, each: false }])
          }
        >
          {say.addRule}
        </Button>
      </Group>
    </Stack>
  );
}
