import {
  Accordion,
  Button,
  Group,
  NumberInput,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useState } from "react";
import type { Criterion } from "../../../scoring/model/criterion-schema.ts";
import type { Model } from "../../../scoring/model/model-schema.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { Plus } from "../../shell/page/marks/icons.tsx";
import { CriterionCard } from "./criterion/criterion-card.tsx";
import type { EditedDraft } from "./draft/use-draft.ts";
import { findingsElsewhere, tabPlaces } from "./findings-at.ts";
import { freshId } from "./fresh-id.ts";
import { modelTexts } from "./model-texts.ts";
import { RemarkList } from "./remark-list.tsx";

/** The criteria of both axes, each opened to be edited. */
export function CriteriaTab({ edited }: { readonly edited: EditedDraft }) {
  const say = useTexts(modelTexts);
  const { draft, model } = edited;
  const elsewhere = findingsElsewhere(draft, Object.values(tabPlaces).flat());
  return (
    <Stack gap="xl">
      <TextInput
        label={say.modelName}
        maw={420}
        value={model.name}
        onChange={({ currentTarget }) => edited.change({ name: currentTarget.value })}
      />
      {(["fit", "pain"] as const).map((axis) => (
        <AxisCriteria key={axis} axis={axis} edited={edited} />
      ))}
      {elsewhere.length > 0 && (
        <Stack gap="xs">
          <Text fw={600}>{say.other}</Text>
          <RemarkList remarks={{ faults: [], findings: elsewhere }} />
        </Stack>
      )}
    </Stack>
  );
}

function AxisCriteria({
  axis,
  edited,
}: {
  readonly axis: "fit" | "pain";
  readonly edited: EditedDraft;
}) {
  const say = useTexts(modelTexts);
  const pick = usePick();
  const { number } = useFormats();
  const [open, setOpen] = useState<string[]>([]);
  const [added, setAdded] = useState<string | null>(null);
  const { model, change } = edited;
  const { max, label } = model.axes[axis];
  const mine = model.criteria
    .map((criterion, at) => ({ criterion, at }))
    .filter(({ criterion }) => criterion.axis === axis);
  const put = (criteria: readonly Criterion[]): void => change({ criteria: [...criteria] });
  const add = (): void => {
    const criterion = makeCriterion(model, axis);
    put([...model.criteria, criterion]);
    setOpen([...open, criterion.id]);
    setAdded(criterion.id);
  };
  const name = label === undefined ? null : pick(label);
  return (
    <Stack gap="sm" component="section" aria-labelledby={`axis-${axis}`}>
      <Group justify="space-between" align="flex-end">
        <Title order={2} size="h4" id={`axis-${axis}`}>
          {name === null ? say[axis](number(max)) : `${name} (${number(max)})`}
        </Title>
        <NumberInput
          size="xs"
          w={190}
          label={say.axisMax}
          min={1}
          max={1000}
          allowDecimal={false}
          value={max}
          onChange={(typed) => {
            if (typeof typed === "number" && typed > 0) {
              change({ axes: { ...model.axes, [axis]: { ...model.axes[axis], max: typed } } });
            }
          }}
        />
      </Group>
      <Accordion multiple variant="separated" value={open} onChange={setOpen} order={3}>
        {mine.map(({ criterion, at }) => (
          <CriterionCard
            key={criterion.id}
            criterion={criterion}
            at={at}
            isOpen={open.includes(criterion.id)}
            isNew={criterion.id === added}
            edited={edited}
            onChange={(changed) => put(model.criteria.with(at, changed))}
          />
        ))}
      </Accordion>
      <Group>
        <Button variant="light" leftSection={<Plus size={16} />} onClick={add}>
          {say.add}
        </Button>
      </Group>
    </Stack>
  );
}

function makeCriterion(model: Model, axis: "fit" | "pain"): Criterion {
  const [field = "email"] = Object.keys(model.fields);
  return {
    id: freshId("criterion", model.criteria),
    axis,
    family: null,
    label: { en: "", es: "" },
    definition: { en: "", es: "" },
    rules: [
      axis === "fit"
        ? { when: { op: "known", field }, points: 5, each: false }
        : {
            when: {
              op: "event",
              types: ["form_submitted"],
              where: null,
              times: 1,
              withinDays: null,
            },
            points: 5,
            each: false,
          },
    ],
    pick: "best",
    unknown: 0,
    cap: null,
    decay: axis === "pain" ? { kind: "halfLife", days: 60, endsAfterDays: null } : null,
    isContext: false,
  };
}
