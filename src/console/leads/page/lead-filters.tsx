import { Group, Pill, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { cellColours, segments } from "../../../scoring/result.ts";
import type { Sla } from "../../contract/sla.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { Search } from "../../shell/page/marks/icons.tsx";
import { slaQuery } from "../../shell/page/server/queries.ts";
import { outcomeTexts } from "../../shell/page/words/outcome-texts.ts";
import { waits, type AskedLeads } from "./asked-leads.ts";
import { leadsTexts } from "./leads-texts.ts";

type Props = {
  readonly asked: AskedLeads;
  readonly onAsk: (changed: Partial<AskedLeads>) => void;
};

const segmentsOfKind = {
  lead: segments.filter((segment) => segment !== "unknown"),
  customer: [...cellColours, "unknown"],
} as const;

const noCell = {
  fitFrom: undefined,
  fitBelow: undefined,
  painFrom: undefined,
  painBelow: undefined,
} as const;

/** Search, readiness, owner, first contact, segment, order, and what a click elsewhere has brought. */
export function LeadFilters({ asked, onAsk }: Props) {
  const say = useTexts(leadsTexts);
  const outcomes = useTexts(outcomeTexts);
  const owners = useQuery(slaQuery).data?.owners ?? [];
  const { fitFrom, fitBelow, painFrom, painBelow } = asked.cell;
  const hasCell = Object.values(asked.cell).some((bound) => bound !== undefined);
  const isLead = asked.kind === "lead";
  return (
    <Group gap="xs" role="search" aria-label={say.filters}>
      <SearchField q={asked.q} onSearch={(q) => onAsk({ q })} />
      {isLead && (
        <Select
          w={130}
          aria-label={say.ready}
          placeholder={say.anyReady}
          clearable
          value={asked.ready ?? null}
          data={[
            { value: "true", label: say.onlyReady },
            { value: "false", label: say.onlyNotReady },
          ]}
          onChange={(chosen) =>
            onAsk({ ready: chosen === "true" || chosen === "false" ? chosen : undefined })
          }
        />
      )}
      <Select
        w={155}
        aria-label={say.owner}
        placeholder={say.anyOwner}
        clearable
        searchable={owners.length > 8}
        value={asked.owner ?? null}
        data={ownerChoices(asked.owner, owners, say)}
        onChange={(owner) => onAsk({ owner: owner ?? undefined })}
      />
      {isLead && (
        <Select
          w={145}
          aria-label={say.handoff}
          placeholder={say.anyHandoff}
          clearable
          value={asked.handoff ?? null}
          data={waits.map((wait) => ({ value: wait as string, label: say.handoffs[wait] }))}
          onChange={(chosen) => onAsk({ handoff: waits.find((wait) => wait === chosen) })}
        />
      )}
      <Select
        w={145}
        aria-label={say.segment}
        placeholder={say.anySegment}
        clearable
        value={asked.segment ?? null}
        data={segmentsOfKind[asked.kind].map((segment) => ({
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
      {asked.behind.figure !== undefined && (
        <Pill
          size="lg"
          withRemoveButton
          onRemove={() => onAsk({ behind: {} })}
          removeButtonProps={{ "aria-label": say.clearFigure, tabIndex: 0 }}
        >
          {say.behindFigure}
        </Pill>
      )}
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

type SearchFieldProps = { readonly q: string; readonly onSearch: (q: string) => void };

/** Searches a moment after the last letter; a view that is gone to shows its own words. */
function SearchField({ q, onSearch }: SearchFieldProps) {
  const say = useTexts(leadsTexts);
  const [typed, setTyped] = useState(q);
  const search = useDebouncedCallback(onSearch, 250);
  useEffect(() => {
    setTyped((before) => (before.trim() === q ? before : q));
  }, [q]);
  return (
    <TextInput
      type="search"
      aria-label={say.search}
      placeholder={say.search}
      leftSection={<Search />}
      flex={1}
      miw={160}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        search(currentTarget.value.trim());
      }}
    />
  );
}

/** One's own leads, those of nobody, then each owner by name; a link may have brought one who is gone. */
function ownerChoices(
  chosen: string | undefined,
  owners: Sla["owners"],
  say: (typeof leadsTexts)["en" | "es"],
): { value: string; label: string }[] {
  const usual = [
    { value: "mine", label: say.mine },
    { value: "none", label: say.unassigned },
    ...owners.map(({ id, name, team }) => ({
      value: id,
      label: team === "" ? name : `${name} · ${team}`,
    })),
  ];
  const isKnown = chosen === undefined || usual.some(({ value }) => value === chosen);
  return isKnown ? usual : [...usual, { value: chosen, label: say.ownerOf(chosen) }];
}

function rangeText(from: string | undefined, below: string | undefined): string {
  return below === undefined ? `≥ ${from ?? "0"}` : `${from ?? "0"}–${Number(below) - 1}`;
}
