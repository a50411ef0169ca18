import { Accordion, Badge, Group, Text } from "@mantine/core";
import type { Criterion } from "../../../../scoring/model/criterion-schema.ts";
import { useFormats } from "../../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../../shell/page/language/language-provider.tsx";
import type { EditedDraft } from "../draft/use-draft.ts";
import { remarksAt } from "../findings-at.ts";
import { CriterionForm } from "./criterion-form.tsx";
import { LiftOf } from "./lift-of.tsx";
import { criterionTexts } from "./criterion-texts.ts";

type Props = {
  readonly criterion: Criterion;
  /** Its place in the model's list. */
  readonly at: number;
  readonly isOpen: boolean;
  /** It was added just now. */
  readonly isNew: boolean;
  readonly edited: EditedDraft;
  readonly onChange: (criterion: Criterion) => void;
};

/** One criterion: a line that tells the essence, and its form once opened. */
export function CriterionCard({ criterion, at, isOpen, isNew, edited, onChange }: Props) {
  const say = useTexts(criterionTexts);
  const pick = usePick();
  const { signed, number } = useFormats();
  const remarks = remarksAt(edited.draft, `criteria[${at}]`);
  const told = remarks.faults.length + remarks.findings.length;
  const most = highestPoints(criterion);
  return (
    <Accordion.Item value={criterion.id} id={`criterion-${at}`}>
      <Accordion.Control>
        <Group justify="space-between" wrap="nowrap">
          <div>
            <Text fw={600} size="sm">
              {pick(criterion.label) || say.unnamed}
            </Text>
            <Text size="xs" c="dimmed" lineClamp={1}>
              {pick(criterion.definition)}
            </Text>
            <LiftOf criterion={criterion.id} />
          </div>
          <Group gap={6} wrap="nowrap">
            {told > 0 && (
              <Badge
                tt="none"
                color={remarks.faults.length > 0 ? "red.8" : "yellow.3"}
                autoContrast
                variant="filled"
              >
                {say.remarks(number(told))}
              </Badge>
            )}
            {criterion.decay !== null && (
              <Text size="xs" c="dimmed" visibleFrom="xs">
                {say.fades}
              </Text>
            )}
            <Badge tt="none" variant="light" color={most < 0 ? "red" : "leaf"}>
              {most > 0 ? say.upTo(signed(most)) : signed(most)}
            </Badge>
          </Group>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        {isOpen && (
          <CriterionForm
            criterion={criterion}
            at={at}
            edited={edited}
            remarks={remarks}
            isNew={isNew}
            onChange={onChange}
          />
        )}
      </Accordion.Panel>
    </Accordion.Item>
  );
}

/** The most that a criterion can give; for one that only takes, the most that it takes. */
export function highestPoints({ rules, pick, cap, unknown }: Criterion): number {
  const all = rules.map(({ points }) => points);
  const best = Math.max(unknown, ...all);
  if (best <= 0) return Math.min(unknown, ...all);
  if (rules.some(({ each, points }) => each && points > 0)) return cap ?? best;
  const sum = all.filter((points) => points > 0).reduce((a, b) => a + b, 0);
  return Math.min(cap ?? Infinity, pick === "sum" ? sum : best);
}
