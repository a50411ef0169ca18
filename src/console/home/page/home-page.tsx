import { Button, Group, SimpleGrid, Stack, Table, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Home } from "../../contract/home.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { goTo, usePlace } from "../../shell/page/navigation/place.ts";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { homeQuery } from "../../shell/page/server/queries.ts";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { Linked, Rows, Section, type Part } from "./home-parts.tsx";
import { homeTexts } from "./home-texts.ts";
import { Alarm, Answers, Conversion, Handoffs } from "./sales-parts.tsx";
import { Teams } from "./team-part.tsx";

/** The figures of a span of days, what waits now, and what is most useful next. */
export function HomePage() {
  const say = useTexts(homeTexts);
  const { query: asked } = usePlace();
  const [from, to] = [asked.get("from") ?? undefined, asked.get("to") ?? undefined];
  const query = useQuery(homeQuery({ from, to }));
  return (
    <PageFrame title={say.title} lead={say.lead}>
      <Loaded query={query} lines={12}>
        {(home) => (
          <Stack gap="md">
            <Days home={home} />
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
              <NextSteps home={home} />
              <Waits home={home} />
              <Handoffs home={home} />
              <Answers home={home} />
              <Alarm home={home} />
              <Conversion home={home} />
              <Scenarios home={home} />
              <Funnel home={home} />
            </SimpleGrid>
            <Teams home={home} />
          </Stack>
        )}
      </Loaded>
    </PageFrame>
  );
}

function ask(from: string, to: string): void {
  if (from !== "" && to !== "" && from <= to) goTo(`home?from=${from}&to=${to}`, "replace");
}

function Days({ home: { span } }: Part) {
  const say = useTexts(homeTexts);
  const fourWeeks = new Date(Date.parse(span.lastDay) - 27 * 86_400_000).toISOString().slice(0, 10);
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        type="date"
        label={say.from}
        value={span.firstDay}
        onChange={({ currentTarget: { value } }) => ask(value, span.lastDay)}
      />
      <TextInput
        type="date"
        label={say.to}
        value={span.lastDay}
        onChange={({ currentTarget: { value } }) => ask(span.firstDay, value)}
      />
      <Button variant="default" onClick={() => goTo("home", "replace")}>
        {say.thisWeek}
      </Button>
      <Button variant="default" onClick={() => ask(fourWeeks, span.lastDay)}>
        {say.lastDays}
      </Button>
    </Group>
  );
}

function NextSteps({ home: { nextSteps } }: Part) {
  const say = useTexts(homeTexts);
  const pick = usePick();
  return (
    <Section title={say.next}>
      {nextSteps.length === 0 ? (
        <Text size="sm">{say.allWell}</Text>
      ) : (
        <Stack component="ol" gap={6} m={0} pl="md">
          {nextSteps.map(({ text, page }) => (
            <li key={text.en}>
              <PlaceLink to={page}>{pick(text)}</PlaceLink>
            </li>
          ))}
        </Stack>
      )}
    </Section>
  );
}

/** Where each kind of what waits is dealt with. */
const waitPlaces: Readonly<Record<keyof Home["waits"], string>> = {
  contact: "leads?handoff=untried",
  overdue: "leads?handoff=overdue",
  raised: "leads?handoff=raised",
  unassigned: "leads?ready=true&owner=none",
  held: "workflows",
  failures: "health",
};

function Waits({ home: { waits } }: Part) {
  const say = useTexts(homeTexts);
  return (
    <Section title={say.waits}>
      <Rows>
        {(Object.keys(waitPlaces) as (keyof Home["waits"])[]).map((name) => (
          <Table.Tr key={name}>
            <Table.Td>{say.waiting[name]}</Table.Td>
            <Table.Td ta="right">
              <Linked value={waits[name]} to={waitPlaces[name]} of={say.waiting[name]} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Section>
  );
}

function Scenarios({ home: { scenarios } }: Part) {
  const say = useTexts(homeTexts);
  const formats = useFormats();
  const pick = usePick();
  return (
    <Section title={say.scenarios}>
      {scenarios.length === 0 ? (
        <Text size="sm">{say.noScenarios}</Text>
      ) : (
        <Table tabularNums verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.scenario}</Table.Th>
              <Table.Th ta="right">{say.started}</Table.Th>
              <Table.Th ta="right">{say.goal}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {scenarios.map(({ name, label, started, goal }) => (
              <Table.Tr key={name}>
                <Table.Td>{pick(label)}</Table.Td>
                <Table.Td ta="right">
                  <Linked value={started} to="workflows" of={`${pick(label)}, ${say.started}`} />
                </Table.Td>
                <Table.Td ta="right">
                  {`${formats.number(goal)} (${formats.percent(goal / started)})`}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}

const stagePlaces: Readonly<Record<keyof Home["funnel"], string>> = {
  leads: "leads",
  warm: "leads?segment=red,purple",
  ready: "leads?ready=true",
  sales: "leads?segment=sales",
  customers: "leads?kind=customer",
};

function Funnel({ home: { funnel } }: Part) {
  const say = useTexts(homeTexts);
  const most = Math.max(1, ...Object.values(funnel));
  return (
    <Section title={say.funnel}>
      <Rows>
        {(Object.keys(stagePlaces) as (keyof Home["funnel"])[]).map((name) => (
          <Table.Tr key={name}>
            <Table.Td className="one-line">{say.stages[name]}</Table.Td>
            <Table.Td w="60%">
              <div
                aria-hidden="true"
                style={{
                  width: `${Math.max(1, (funnel[name] / most) * 100)}%`,
                  height: 10,
                  borderRadius: 3,
                  background: "var(--mantine-color-leaf-4)",
                }}
              />
            </Table.Td>
            <Table.Td ta="right">
              <Linked value={funnel[name]} to={stagePlaces[name]} of={say.stages[name]} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Section>
  );
}
