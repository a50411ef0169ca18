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
import type { Language } from "../../../../base/text.ts";
import { useLanguage, useTexts } from "../../../shell/page/language/language-provider.tsx";
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
import { MatchLine } from "../../../matches/page/match-line.tsx";
import { useMatches } from "../../../matches/page/use-matches.ts";
import type { ModelKind } from "../../../contract/text.ts";
import { drivingEvent } from "../../../../scoring/model/walk.ts";

type Props = {
  readonly criterion: Criterion;
  readonly at: number;
  readonly edited: EditedDraft;
  readonly remarks: Remarks;
  /** It was added just now: its name is what is written next. */
  readonly isNew: boolean;
  readonly onChange: (criterion: Criterion) => void;
};

/** Everything about one criterion, with what hygiene says on top. */
export function CriterionForm({ criterion, at, edited, remarks, isNew, onChange }: Props) {
  const { model } = edited;
  const put = (changed: Partial<Criterion>): void => onChange({ ...criterion, ...changed });
  return (
    <Stack gap="md">
      <RemarkList
        remarks={{
          ...remarks,
          // Those of rules stand at their fields.
          faults: remarks.faults.filter(({ path }) => !path.includes(".rules[")),
        }}
      />
      <Words criterion={criterion} isNew={isNew} onPut={put} />
      <RuleList
        kind={model.kind}
        path={`criteria[${at}]`}
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

function Words({
  criterion: { label, definition },
  isNew,
  onPut,
}: PartProps & { readonly isNew: boolean }) {
  const say = useTexts(criterionTexts);
  const { language } = useLanguage();
  const other: Language = language === "en" ? "es" : "en";
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={say.label}
          maxLength={500}
          autoFocus={isNew}
          value={label[language]}
          onChange={({ currentTarget }) =>
            onPut({ label: withSuggestion(label, language, currentTarget.value) })
          }
        />
        <Textarea
          label={say.definition}
          description={say.definitionHint}
          autosize
          maxLength={500}
          value={definition[language]}
          onChange={({ currentTarget }) =>
            onPut({ definition: withSuggestion(definition, language, currentTarget.value) })
          }
        />
      </SimpleGrid>
      <details>
        <summary>
          <Text component="span" size="sm">
            {say.otherLanguage}
          </Text>
        </summary>
        <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs">
          <TextInput
            label={say.labelOther}
            maxLength={500}
            value={label[other]}
            onChange={({ currentTarget }) =>
              onPut({ label: { ...label, [other]: currentTarget.value } })
            }
          />
          <Textarea
            label={say.definitionOther}
            autosize
            maxLength={500}
            value={definition[other]}
            onChange={({ currentTarget }) =>
              onPut({ definition: { ...definition, [other]: currentTarget.value } })
            }
          />
        </SimpleGrid>
      </details>
    </Stack>
  );
}

/** A text in the language of the page; the other language follows for as long as nobody has written there. */
function withSuggestion(
  before: Readonly<Record<Language, string>>,
  language: Language,
  typed: string,
): Record<Language, string> {
  const other: Language = language === "en" ? "es" : "en";
  const follows = before[other] === "" || before[other] === before[language];
  return { ...before, [language]: typed, ...(follows && { [other]: typed }) };
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
        c="var(--tone-bad)"
        disabled={criteria.length === 1}
        onClick={() => put(criteria.toSpliced(at, 1))}
      >
        {say.remove}
      </Button>
    </Group>
  );
}

type RuleListProps = {
  readonly kind: ModelKind;
  /** Where the criterion stands in the document, like `criteria[2]`. */
  readonly path: string;
  readonly rules: readonly Rule[];
  readonly fields: readonly string[];
  readonly onChange: (rules: Rule[]) => void;
};

/** What gives points: a condition and its points, as many rules as wanted. */
function RuleList({ kind, path, rules, fields, onChange }: RuleListProps) {
  const say = useTexts(criterionTexts);
  const { data: matches } = useMatches(
    kind,
    rules.map(({ when }) => when),
  );
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
                path={`${path}.rules[${at}].when`}
                condition={rule.when}
                fields={fields}
                inside="contact"
                onChange={(when) => put(at, { ...rule, when })}
              />
              <MatchLine matches={matches} at={at} />
              {(rule.each || drivingEvent(rule.when) !== null) && (
                <Checkbox
                  size="xs"
                  label={say.each}
                  checked={rule.each}
                  onChange={({ currentTarget }) =>
                    put(at, { ...rule, each: currentTarget.checked })
                  }
                />
              )}
            </Stack>
            <ActionIcon
              variant="subtle"
              color="gray"
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
