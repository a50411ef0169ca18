import { Button, EmptyState } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Leads } from "../../contract/leads.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useLanguage, useTexts } from "../../shell/page/language/language-provider.tsx";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { Pager } from "../../shell/page/marks/pager.tsx";
import { goTo, usePlace } from "../../shell/page/navigation/place.ts";
import { apiAddress } from "../../shell/page/server/call.ts";
import { leadsQuery } from "../../shell/page/server/queries.ts";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { askedOf, placeOf, queryOf, viewOf, type AskedLeads } from "./asked-leads.ts";
import { ChosenLeads } from "./chosen-leads.tsx";
import { ContactDrawer } from "./contact/contact-drawer.tsx";
import { LeadCards } from "./lead-cards.tsx";
import { ColumnPicker, useLeadColumns, type LeadColumn } from "./lead-columns.tsx";
import { LeadFilters } from "./lead-filters.tsx";
import { LeadTable } from "./lead-table.tsx";
import { LeadViews } from "./lead-views.tsx";
import { leadsTexts } from "./leads-texts.ts";

const pageSize = 50;

/** Who to call first, searchable and sortable, with reasons; paged on the server. All of it stands in the address. */
export function LeadsPage() {
  const say = useTexts(leadsTexts);
  const asked = askedOf(usePlace().query);
  const query = useQuery(leadsQuery({ ...queryOf(asked), offset: asked.offset, limit: pageSize }));
  const ask = (changed: Partial<AskedLeads>): void =>
    goTo(placeOf({ ...asked, offset: 0, contact: undefined, ...changed }), "replace");
  const explain = (contact: string | undefined): void => goTo(placeOf({ ...asked, contact }));
  const view = viewOf(asked);
  const { number } = useFormats();
  const { language } = useLanguage();
  const [columns, chooseColumns] = useLeadColumns();
  return (
    <PageFrame
      title={say.title}
      lead={say.lead}
      isWide
      {...(query.data && { count: say.count[asked.kind](number(query.data.total)) })}
      actions={
        <>
          <ColumnPicker columns={columns} onChange={chooseColumns} />
          <Button
            component="a"
            size="compact-sm"
            variant="default"
            download
            href={apiAddress("/leads.csv", { ...queryOf(asked), language })}
          >
            {say.exportCsv}
          </Button>
        </>
      }
    >
      <LeadViews place={view} />
      <LeadFilters asked={asked} onAsk={ask} />
      <Loaded query={query} lines={14}>
        {(leads) => (
          // Another list begins with nobody chosen.
          <List
            key={`${view} ${asked.offset}`}
            leads={leads}
            asked={asked}
            columns={columns}
            onAsk={ask}
            onExplain={explain}
          />
        )}
      </Loaded>
      <ContactDrawer
        kind={asked.kind}
        contactId={asked.contact ?? null}
        onClose={() => explain(undefined)}
      />
    </PageFrame>
  );
}

type ListProps = {
  readonly leads: Leads;
  readonly asked: AskedLeads;
  readonly columns: readonly LeadColumn[];
  readonly onAsk: (changed: Partial<AskedLeads>) => void;
  readonly onExplain: (contactId: string) => void;
};

function List({ leads: { total, items }, asked, columns, onAsk, onExplain }: ListProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const isNarrow = useMediaQuery("(max-width: 36em)", false, { getInitialValueInEffect: false });
  if (items.length === 0) return <Nobody asked={asked} />;
  return (
    <>
      {isNarrow ? (
        <LeadCards items={items} onExplain={onExplain} />
      ) : (
        <LeadTable
          items={items}
          columns={columns}
          chosen={chosen}
          onChoose={(ids, isChosen) => {
            const others = [...chosen].filter((id) => !ids.includes(id));
            setChosen(new Set(isChosen ? [...others, ...ids] : others));
          }}
          onExplain={onExplain}
        />
      )}
      <Pager
        total={total}
        offset={asked.offset}
        limit={pageSize}
        onOffset={(offset) => onAsk({ offset })}
      />
      <ChosenLeads
        leads={items.filter(({ contactId }) => chosen.has(contactId))}
        asked={queryOf(asked)}
        onDone={() => setChosen(new Set())}
      />
    </>
  );
}

/** Says that nobody is in the list, and how that changes. */
function Nobody({ asked }: { readonly asked: AskedLeads }) {
  const say = useTexts(leadsTexts);
  const isNarrowed = viewOf({ ...asked, sort: "work", direction: "desc" }) !== "leads";
  return (
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
  );
}
