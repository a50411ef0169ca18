import { Group, NumberInput, Select, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import type { Criterion } from "../../../../scoring/criterion-schema.ts";
import { useTexts } from "../../../language/language-provider.tsx";
import { outcomeTexts } from "../../../words/outcome-texts.ts";
import type { EditedDraft } from "../draft/use-draft.ts";
import type { Remarks } from "../findings-at.ts";
import { RemarkList } from "../remark-list.tsx";
import { CriterionActions } from "./criterion-actions.tsx";
import { criterionTexts } from "./criterion-texts.ts";
import { DecayEditor } from "./decay-editor.tsx";
import { RuleList } from "./rule-list.tsx";

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
