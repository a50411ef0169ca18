import { Group, Pill, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { useTexts } from "../../language/language-provider.tsx";
import { Search } from "../../shell/icons.tsx";
import { outcomeTexts } from "../../words/outcome-texts.ts";
import type { AskedLeads } from "./asked-leads.ts";
import { leadsTexts } from "./leads-texts.ts";

type Props = {
  readonly asked: AskedLeads;
  readonly onAsk: (changed: Partial<AskedLeads>) => void;
};

const noCell = {
  fitFrom: undefined,
  fitBelow: undefined,
  painFrom: undefined,
  painBelow: undefined,
} as const;

/** Search, readiness, segment, order, and the cell that a click on the matrix has brought. */
export function LeadFilters({ asked, onAsk }: Props) {
  const say = useTexts(leadsTexts);
  const outcomes = useTexts(outcomeTexts);
  const [typed, setTyped] = useState(asked.q);
  const search = useDebouncedCallback((q: string) => onAsk({ q }), 250);
  const { fitFrom, fitBelow, painFrom, painBelow } = asked.cell;
  const hasCell = Object.values(asked.cell).some((bound) => bound !== undefined);
  return (
    <Group gap="sm" role="search" aria-label={say.filters}>
      <TextInput
        type="search"
        aria-label={say.search}
        placeholder={say.search}
        leftSection={<Search />}
        flex={1}
        miw={220}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          search(currentTarget.value.trim());
        }}
      />
      <SegmentedControl
        aria-label={say.ready}
        value={asked.ready ?? "all"}
        data={[
          { value: "all", label: say.all },
          { value: "true", label: say.onlyReady },
          { value: "false", label: say.onlyNotReady },
        ]}
        onChange={(chosen) =>
          onAsk({ ready: chosen === "true" || chosen === "false" ? chosen : undefined })
        }
      />
      <Select
        w={170}
        aria-label={say.segment}
        placeholder={say.anySegment}
        clearable
        value={asked.segment ?? null}
        data={(["red", "purple", "blue"] as const).map((segment) => ({
          value: segment as string,
          label: outcomes.segments[segment],
        }))}
        onChange={(segment) => onAsk({ segment: segment ?? undefined })}
      />
      <Select
        w={170}
        aria-label={say.sortBy}
        allowDeselect={false}
        value={asked.sort}
        data={Object.entries(say.sorts).map(([value, label]) => ({ value, label }))}
        onChange={(sort) =>
          sort !== null && onAsk({ sort, direction: sort === "name" ? "asc" : "desc" })
        }
      />
      {hasCell && (
        <Pill
          size="lg"
          withRemoveButton
          onRemove={() => onAsk({ cell: noCell })}
          removeButtonProps={{ "aria-label": say.clearCell, tabIndex: 0 }}
        >
          {say.cell(rangeText(fitFrom, fitBelow), rangeText(painFrom, painBelow))}
        </Pill>
      )}
    </Group>
  );
}

function rangeText(from: string | undefined, below: string | undefined): string {
  return below === undefined ? `≥ ${from ?? "0"}` : `${from ?? "0"}–${Number(below) - 1}`;
}
