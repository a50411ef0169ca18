import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Paper,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import type { Criterion, Rule } from "../../../../scoring/model/criterion-schema.ts";
import { useTexts } from "../../../shell/page/language/language-provider.tsx";
import { outcomeTexts } from "../../../shell/page/words/outcome-texts.ts";
import type { EditedDraft } from "../draft/use-draft.ts";
import type { Remarks } from "../findings-at.ts";
import { RemarkList } from "../remark-list.tsx";
import { criterionTexts } from "./criterion-texts.ts";
import { DecayEditor } from "./decay-editor.tsx";
import { ArrowDown, ArrowUp, Cross } from "../../../shell/page/marks/icons.tsx";
import { freshId } from "../fresh-id.ts";
import { ConditionEditor } from "../conditions/condition-editor.tsx";
import { firstCondition } from "../conditions/make-condition.ts";

type Props = {
  readonly criterion: Criterion;
  readonly at: number;
  readonly edited: EditedDraft;
  readonly remarks: Remarks;
  readonly onChange: (criterion: Criterion) => void;
};

/** Everything about one criterion, with what hygiene says on top. */
export function CriterionForm({ criterion, at, edited, remarks, onChange }: Props) {
  const { model } = edited;
  const put = (changed: Partial<Criterion>): void => onChange({ ...criterion, ...changed });
  return (
    <Stack gap="md">
      <RemarkList remarks={remarks} />
      <Words criterion={criterion} onPut={put} />
      <RuleList
        rules={criterion.rules}
        fields={Object.keys(model.fields)}
        onChange={(rules) => put({ rules })}
      />
      <Numbers criterion={criterion} families={Object.keys(model.families)} onPut={put} />
      <DecayEditor decay={criterion.decay} onChange={(decay) => put({ decay })} />
      <CriterionActions at={at} edited={edited} />
    </Stack>
  );
}

type PartProps = {
  readonly criterion: Criterion;
  readonly onPut: (changed: Partial<Criterion>) => void;
};

function Words({ criterion: { label, definition }, onPut }: PartProps) {
  const say = useTexts(criterionTexts);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextInput
        label={say.labelEn}
        maxLength={500}
        value={label.en}
        onChange={({ currentTarget }) => onPut({ label: { ...label, en: currentTarget.value } })}
      />
      <TextInput
        label={say.labelEs}
        maxLength={500}
        value={label.es}
        onChange={({ currentTarget }) => onPut({ label: { ...label, es: currentTarget.value } })}
      />
      <Textarea
        label={say.definitionEn}
        description={say.definitionHint}
        autosize
        maxLength={500}
        value={definition.en}
        onChange={({ currentTarget }) =>
          onPut({ definition: { ...definition, en: currentTarget.value } })
        }
      />
      <Textarea
        label={say.definitionEs}
        description={say.definitionHint}
        autosize
        maxLength={500}
        value={definition.es}
        onChange={({ currentTarget }) =>
          onPut({ definition: { ...definition, es: currentTarget.value } })
        }
      />
    </SimpleGrid>
  );
}

function Numbers({
  criterion,
  families,
  onPut,
}: PartProps & { readonly families: readonly string[] }) {
  const say = useTexts(criterionTexts);
  const outcomes = useTexts(outcomeTexts);
  return (
    <Group align="flex-end" gap="sm">
      <Select
        w={130}
        label={say.axis}
        allowDeselect={false}
        value={criterion.axis}
        data={[
          { value: "fit", label: outcomes.fit },
          { value: "pain", label: outcomes.pain },
        ]}
        onChange={(axis) => axis !== null && onPut({ axis })}
      />
      <Select
        w={220}
        label={say.pick}
        allowDeselect={false}
        value={criterion.pick}
        data={[
          { value: "best", label: say.picks.best },
          { value: "sum", label: say.picks.sum },
        ]}
        onChange={(pick) => pick !== null && onPut({ pick })}
      />
      <NumberInput
        w={220}
        label={say.cap}
        min={0}
        max={100}
        allowDecimal={false}
        value={criterion.cap ?? ""}
        onChange={(typed) => onPut({ cap: typeof typed === "number" ? typed : null })}
      />
      <NumberInput
        w={220}
        label={say.unknown}
        min={-100}
        max={100}
        allowDecimal={false}
        value={criterion.unknown}
        onChange={(typed) => typeof typed === "number" && onPut({ unknown: typed })}
      />
      <Select
        w={220}
        label={say.family}
        placeholder={say.noFamily}
        clearable
        value={criterion.family}
        data={families}
        onChange={(family) => onPut({ family })}
      />
    </Group>
  );
}

/** Moving within its axis, duplicating and removing a criterion; all of it can be undone. */
function CriterionActions({ at, edited }: { readonly at: number; readonly edited: EditedDraft }) {
  const say = useTexts(criterionTexts);
  const { criteria } = edited.model;
  const criterion = criteria[at];
  if (criterion === undefined) return null;
  const put = (next: Criterion[]): void => edited.change({ criteria: next });
  const neighbour = (step: 1 | -1): number => {
    for (let other = at + step; other >= 0 && other < criteria.length; other += step) {
      if (criteria[other]?.axis === criterion.axis) return other;
    }
    return -1;
  };
  const swap = (other: number): void => {
    const there = criteria[other];
    if (there !== undefined) put(criteria.with(at, there).with(other, criterion));
  };
  const copy = { ...criterion, id: freshId(criterion.id.replace(/-\d+$/, ""), criteria) };
  return (
    <Group gap="xs">
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<ArrowUp size={14} />}
        disabled={neighbour(-1) < 0}
        onClick={() => swap(neighbour(-1))}
      >
        {say.up}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<ArrowDown size={14} />}
        disabled={neighbour(1) < 0}
        onClick={() => swap(neighbour(1))}
      >
        {say.down}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => put(criteria.toSpliced(at + 1, 0, copy))}
      >
        {say.copy}
      </Button>
      <Button
        size="compact-sm"
        variant="light"
        color="red"
        c="red.9"
        disabled={criteria.length === 1}
        onClick={() => put(criteria.toSpliced(at, 1))}
      >
        {say.remove}
      </Button>
    </Group>
  );
}

type RuleListProps = {
  readonly rules: readonly Rule[];
  readonly fields: readonly string[];
  readonly onChange: (rules: Rule[]) => void;
};

/** What gives points: a condition and its points, as many rules as wanted. */
function RuleList({ rules, fields, onChange }: RuleListProps) {
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
