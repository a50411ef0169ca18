import {
  Button,
  EmptyState,
  ErrorState,
  Flex,
  Heading,
  LoadingSpinner,
  Statistics,
  StatisticsItem,
  Tab,
  Tabs,
  Text,
} from "@hubspot/ui-extensions";
import { useState, type ReactNode } from "react";
import type { Asked } from "@ripen/talk/ask-app.ts";
import { LeadTable } from "./lead-table.tsx";
import type { PagePlace } from "./page-place.ts";
import { useAnswer, type Week, type WorkList } from "./ready-leads-state.ts";
import { pageWords, type PageWords } from "./ready-leads-words.ts";

/** Tells the person what came of a click. */
export type Announce = (kind: "success" | "danger", message: string) => void;

type Props = { readonly place: PagePlace; readonly announce: Announce };

/** The work list inside HubSpot, and the week's figures in a second tab. */
export function ReadyLeadsView({ place, announce }: Props): ReactNode {
  const words = pageWords(place.language);
  return (
    <Flex direction="column" gap="md">
      <Heading>{words.title}</Heading>
      <Tabs defaultSelected="leads">
        <Tab tabId="leads" title={words.leads}>
          <Lists place={place} announce={announce} />
        </Tab>
        <Tab tabId="week" title={words.week}>
          <WeekPart place={place} />
        </Tab>
      </Tabs>
    </Flex>
  );
}

const lists = ["mine", "unassigned", "all"] as const;
/** Leads of one page of the list, as the app gives them. */
const pageSize = 25;

function Lists({ place, announce }: Props): ReactNode {
  const words = pageWords(place.language);
  const [list, setList] = useState<(typeof lists)[number]>("mine");
  const [offset, setOffset] = useState(0);
  const path = `/cards/leads?list=${list}&offset=${offset}`;
  const { asked, reload } = useAnswer<WorkList>(place.appUrl, path);
  return (
    <Flex direction="column" gap="sm">
      <Flex direction="row" gap="xs" wrap="wrap">
        {lists.map((name) => (
          <Button
            key={name}
            size="sm"
            variant={name === list ? "primary" : "secondary"}
            onClick={() => {
              setOffset(0);
              setList(name);
            }}
          >
            {words.lists[name]}
          </Button>
        ))}
      </Flex>
      <Answer asked={asked} words={words} onAgain={reload}>
        {({ total, items }) =>
          items.length === 0 ? (
            <EmptyState title={words.nobody} layout="vertical" imageName="leads" flush />
          ) : (
            <>
              <LeadTable items={items} place={place} announce={announce} onAnswered={reload} />
              {offset + pageSize < total && (
                <Button size="sm" onClick={() => setOffset(offset + pageSize)}>
                  {words.more}
                </Button>
              )}
            </>
          )
        }
      </Answer>
    </Flex>
  );
}

const figures = [
  "told",
  "in_time",
  "late",
  "overdue",
  "answered",
  "yes",
  "maybe",
  "never",
] as const;
const waits = ["contact", "overdue", "raised", "unassigned"] as const;

function WeekPart({ place }: { readonly place: PagePlace }): ReactNode {
  const words = pageWords(place.language);
  const { asked, reload } = useAnswer<Week>(place.appUrl, "/cards/week");
  return (
    <Answer asked={asked} words={words} onAgain={reload}>
      {(week) => (
        <Flex direction="column" gap="md">
          <Statistics>
            {figures.map((name) => (
              <StatisticsItem
                key={name}
                label={words.figures[name]}
                number={String(week.handoffs.now[name])}
              >
                <Text variant="microcopy">{words.before(week.handoffs.before[name])}</Text>
              </StatisticsItem>
            ))}
          </Statistics>
          <Statistics>
            {waits.map((name) => (
              <StatisticsItem
                key={name}
                label={words.waits[name]}
                number={String(week.waits[name])}
              />
            ))}
          </Statistics>
        </Flex>
      )}
    </Answer>
  );
}

/** What the app answered, or that it is still to answer, or what keeps it from it. */
function Answer<T>({
  asked,
  words,
  onAgain,
  children,
}: {
  readonly asked: Asked<T> | null;
  readonly words: PageWords;
  readonly onAgain: () => void;
  readonly children: (value: T) => ReactNode;
}): ReactNode {
  if (asked === null) return <LoadingSpinner label={words.loading} showLabel layout="centered" />;
  if (asked.ok) return children(asked.value);
  return (
    <ErrorState title={words.failedTitle} type="error">
      <Text>{asked.code === "not_connected" ? words.disconnected : words.failed}</Text>
      <Button size="sm" onClick={onAgain}>
        {words.again}
      </Button>
    </ErrorState>
  );
}
