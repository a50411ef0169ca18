import { Button, EmptyState } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ContactDrawer } from "../../contact/contact-drawer.tsx";
import { useLanguage, useTexts } from "../../language/language-provider.tsx";
import { Pager } from "../../marks/pager.tsx";
import { goTo, usePlace } from "../../navigation/place.ts";
import { apiAddress } from "../../server/call.ts";
import { leadsQuery } from "../../server/queries.ts";
import { PageFrame } from "../../shell/page-frame.tsx";
import { Loaded } from "../../states/loaded.tsx";
import { askedOf, pageSize, placeOf, queryOf, type AskedLeads } from "./asked-leads.ts";
import { LeadFilters } from "./lead-filters.tsx";
import { LeadTable } from "./lead-table.tsx";
import { leadsTexts } from "./leads-texts.ts";

/** Ready leads first, searchable and sortable, with their reasons; paged on the server. */
export function LeadsPage() {
  const say = useTexts(leadsTexts);
  const { language } = useLanguage();
  const asked = askedOf(usePlace().query);
  const query = useQuery(leadsQuery({ ...queryOf(asked), offset: asked.offset, limit: pageSize }));
  const [explained, setExplained] = useState<string | null>(null);
  const ask = (changed: Partial<AskedLeads>): void =>
    goTo(placeOf({ ...asked, offset: 0, ...changed }), "replace");
  const isNarrowed = placeOf({ ...asked, offset: 0, sort: "ready", direction: "desc" }) !== "leads";
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
