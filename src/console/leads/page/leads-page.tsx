import {
  Button,
  EmptyState,
  Group,
  Pill,
  SegmentedControl,
  Select,
  TextInput,
} from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ContactDrawer } from "./contact/contact-drawer.tsx";
import { useLanguage, useTexts } from "../../shell/page/language/language-provider.tsx";
import { Pager } from "../../shell/page/marks/pager.tsx";
import { goTo, usePlace } from "../../shell/page/navigation/place.ts";
import { apiAddress, type Query } from "../../shell/page/server/call.ts";
import { leadsQuery } from "../../shell/page/server/queries.ts";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import type { HandoffWait } from "../../contract/leads.ts";
import { LeadTable } from "./lead-table.tsx";
import { leadsTexts } from "./leads-texts.ts";
import { useDebouncedCallback } from "@mantine/hooks";
import { Search } from "../../shell/page/marks/icons.tsx";
import { outcomeTexts } from "../../shell/page/words/outcome-texts.ts";
import { cellColours, segments } from "../../../scoring/result.ts";

/** What of the list a person wants to see, as it stands in the page's address. */
type AskedLeads = {
  readonly kind: "lead" | "customer";
  readonly q: string;
  readonly ready: "true" | "false" | undefined;
  readonly segment: string | undefined;
  /** An owner's id, `mine` or `none`. */
  readonly owner: string | undefined;
  readonly handoff: HandoffWait | undefined;
  /** Leads behind a figure of Home, and its span. */
  readonly behind: { readonly [name in (typeof behindFigure)[number]]?: string | undefined };
  readonly sort: string;
  readonly direction: "asc" | "desc";
  readonly offset: number;
  /** Points of a cell of the matrix: from (inclusive), below (exclusive). */
  readonly cell: {
    readonly fitFrom: string | undefined;
    readonly fitBelow: string | undefined;
    readonly painFrom: string | undefined;
    readonly painBelow: string | undefined;
  };
};

/** What a link of Home says of the leads behind its number. */
const behindFigure = ["figure", "told", "toldBefore", "reason", "team", "person"] as const;
const pageSize = 50;
const waits: readonly HandoffWait[] = ["untried", "overdue", "raised"];

/** Reads the address; what it does not name is as on the first visit. */
export function askedOf(query: URLSearchParams): AskedLeads {
  const ready = query.get("ready");
  const handoff = query.get("handoff");
  return {
    kind: query.get("kind") === "customer" ? "customer" : "lead",
    q: query.get("q") ?? "",
    ready: ready === "true" || ready === "false" ? ready : undefined,
    segment: query.get("segment") ?? undefined,
    owner: query.get("owner") ?? undefined,
    handoff: waits.find((wait) => wait === handoff),
    behind: Object.fromEntries(
      behindFigure.flatMap((name) => {
        const value = query.get(name);
        return value === null ? [] : [[name, value]];
      }),
    ),
    sort: query.get("sort") ?? "work",
    direction: query.get("direction") === "asc" ? "asc" : "desc",
    offset: Math.max(0, Number(query.get("offset") ?? 0) || 0),
    cell: {
      fitFrom: query.get("fitFrom") ?? undefined,
      fitBelow: query.get("fitBelow") ?? undefined,
      painFrom: query.get("painFrom") ?? undefined,
      painBelow: query.get("painBelow") ?? undefined,
    },
  };
}

/** The address of the list, without what is as on the first visit. */
export function placeOf(asked: AskedLeads): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | undefined, usual = ""): void => {
    if (value !== undefined && value !== usual) query.set(name, value);
  };
  put("kind", asked.kind, "lead");
  put("q", asked.q);
  put("ready", asked.ready);
  put("segment", asked.segment);
  put("owner", asked.owner);
  put("handoff", asked.handoff);
  put("sort", asked.sort, "work");
  put("direction", asked.direction, "desc");
  put("offset", String(asked.offset), "0");
  for (const [name, value] of Object.entries(asked.cell)) put(name, value);
  // An empty one is asked for as well: the answers without a reason, the leads of no team.
  for (const [name, value] of Object.entries(asked.behind)) {
    if (value !== undefined) query.set(name, value);
  }
  const search = query.toString();
  return search === "" ? "leads" : `leads?${search}`;
}

/** What is asked of the server; the export takes the same without paging. */
export function queryOf(all: AskedLeads): Query {
  const { q, cell, behind, offset: _, ...asked } = all;
  return { ...asked, ...(q !== "" && { q }), ...cell, ...behind };
}

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

/** Search, readiness, segment, order, and the cell that a click on the matrix has brought. */
function LeadFilters({ asked, onAsk }: Props) {
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
        aria-label={say.kind}
        value={asked.kind}
        data={[
          { value: "lead", label: outcomes.kinds.lead },
          { value: "customer", label: outcomes.kinds.customer },
        ]}
        onChange={(kind) =>
          onAsk({
            kind: kind === "customer" ? "customer" : "lead",
            ready: undefined,
            segment: undefined,
            handoff: undefined,
            cell: noCell,
          })
        }
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
        aria-label={say.owner}
        placeholder={say.anyOwner}
        clearable
        value={asked.owner ?? null}
        data={ownerChoices(asked.owner, say)}
        onChange={(owner) => onAsk({ owner: owner ?? undefined })}
      />
      {asked.kind === "lead" && (
        <Select
          w={170}
          aria-label={say.handoff}
          placeholder={say.anyHandoff}
          clearable
          value={asked.handoff ?? null}
          data={waits.map((wait) => ({ value: wait as string, label: say.handoffs[wait] }))}
          onChange={(chosen) => onAsk({ handoff: waits.find((wait) => wait === chosen) })}
        />
      )}
      <Select
        w={170}
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

/** A link may have brought one owner; people choose between their own leads and those of nobody. */
function ownerChoices(
  chosen: string | undefined,
  say: (typeof leadsTexts)["en" | "es"],
): { value: string; label: string }[] {
  const usual = [
    { value: "mine", label: say.mine },
    { value: "none", label: say.unassigned },
  ];
  const isOther = chosen !== undefined && chosen !== "mine" && chosen !== "none";
  return isOther ? [...usual, { value: chosen, label: say.ownerOf(chosen) }] : usual;
}

function rangeText(from: string | undefined, below: string | undefined): string {
  return below === undefined ? `≥ ${from ?? "0"}` : `${from ?? "0"}–${Number(below) - 1}`;
}

/** Ready leads first, searchable and sortable, with their reasons; paged on the server. */
export function LeadsPage() {
  const say = useTexts(leadsTexts);
  const { language } = useLanguage();
  const asked = askedOf(usePlace().query);
  const query = useQuery(leadsQuery({ ...queryOf(asked), offset: asked.offset, limit: pageSize }));
  const [explained, setExplained] = useState<string | null>(null);
  const ask = (changed: Partial<AskedLeads>): void =>
    goTo(placeOf({ ...asked, offset: 0, ...changed }), "replace");
  const isNarrowed = placeOf({ ...asked, offset: 0, sort: "work", direction: "desc" }) !== "leads";
  return (
    <PageFrame
      title={say.title}
      lead={say.lead}
      actions={
        <Button
          component="a"
          variant="default"
          download
          href={apiAddress("/leads.csv", { ...queryOf(asked), language })}
        >
          {say.exportCsv}
        </Button>
      }
    >
      <LeadFilters asked={asked} onAsk={ask} />
      <Loaded query={query} lines={12}>
        {({ total, items }) =>
          items.length === 0 ? (
            <EmptyState
              title={isNarrowed ? say.nothingFound : say.emptyTitle}
              description={isNarrowed ? say.nothingFoundText : say.emptyText}
            >
              {isNarrowed && (
                <EmptyState.Actions>
                  <Button variant="default" onClick={() => goTo("leads", "replace")}>
                    {say.clear}
                  </Button>
                </EmptyState.Actions>
              )}
            </EmptyState>
          ) : (
            <>
              <LeadTable items={items} onExplain={setExplained} />
              <Pager
                total={total}
                offset={asked.offset}
                limit={pageSize}
                onOffset={(offset) => ask({ offset })}
              />
            </>
          )
        }
      </Loaded>
      <ContactDrawer contactId={explained} onClose={() => setExplained(null)} />
    </PageFrame>
  );
}
