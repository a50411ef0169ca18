import { Button, Group } from "@mantine/core";
import type { Criterion } from "../../../../scoring/criterion-schema.ts";
import { useTexts } from "../../../language/language-provider.tsx";
import { ArrowDown, ArrowUp } from "../../../shell/icons.tsx";
import type { EditedDraft } from "../draft/use-draft.ts";
import { freshId } from "../fresh-id.ts";
import { criterionTexts } from "./criterion-texts.ts";

/** Moving within its axis, duplicating and removing a criterion; all of it can be undone. */
export function CriterionActions({
  at,
  edited,
}: {
  readonly at: number;
  readonly edited: EditedDraft;
}) {
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
