import { Alert, Table, Text, Title } from "@mantine/core";
import type { Home } from "../../contract/home.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { behind, Linked, Rows, Section, type Part } from "./home-parts.tsx";
import { homeTexts } from "./home-texts.ts";

type Figure = keyof Home["handoffs"]["now"];

const timeFigures = ["told", "in_time", "late", "overdue", "open", "lost"] as const;
const answerFigures = ["answered", "yes", "maybe", "never"] as const;

function FigureTable({ home, names }: Part & { readonly names: readonly Figure[] }) {
  const say = useTexts(homeTexts);
  const formats = useFormats();
  const { span, before, handoffs } = home;
  return (
    <Table tabularNums verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say.figure}</Table.Th>
          <Table.Th ta="right">{say.number}</Table.Th>
          <Table.Th ta="right">{say.share}</Table.Th>
          <Table.Th ta="right">{say.numberBefore}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {names.map((name) => (
          <Table.Tr key={name}>
            <Table.Td>{say.figures[name]}</Table.Td>
            <Table.Td ta="right">
              <Linked value={handoffs.now[name]} to={behind(name, span)} of={say.figures[name]} />
            </Table.Td>
            <Table.Td ta="right">
              {handoffs.now.told === 0
                ? say.none
                : formats.percent(handoffs.now[name] / handoffs.now.told)}
            </Table.Td>
            <Table.Td ta="right">
              <Linked
                value={handoffs.before[name]}
                to={behind(name, before)}
                of={say.before(say.figures[name])}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Hand-offs of the span, and how soon sales tried them. */
export function Handoffs({ home }: Part) {
  const say = useTexts(homeTexts);
  const formats = useFormats();
  const { now, before } = home.medianToContact;
  const length = (ms: number | null): string => (ms === null ? say.none : formats.length(ms));
  return (
    <Section title={say.handoffs}>
      <FigureTable home={home} names={timeFigures} />
      <Text size="sm">
        {say.median}:{" "}
        <PlaceLink to={behind("contacted", home.span)}>
          <b>{length(now)}</b>
        </PlaceLink>{" "}
        (<PlaceLink to={behind("contacted", home.before)}>{say.before(length(before))}</PlaceLink>)
      </Text>
      <Text size="sm" c="dimmed">
        {say.tries(formats.number(home.attempts), formats.number(home.conversations))}
      </Text>
    </Section>
  );
}

/** What sales answered, and why. */
export function Answers({ home }: Part) {
  const say = useTexts(homeTexts);
  const pick = usePick();
  return (
    <Section title={say.answers}>
      <FigureTable home={home} names={answerFigures} />
      <Title order={3} size="h6">
        {say.reasons}
      </Title>
      {home.reasons.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say.noReasons}
        </Text>
      ) : (
        <Rows>
          {home.reasons.slice(0, 8).map(({ verdict, reason, label, count }) => (
            <Table.Tr key={`${verdict} ${reason}`}>
              <Table.Td>{`${say.figures[verdict]}: ${pick(label)}`}</Table.Td>
              <Table.Td ta="right">
                <Linked
                  value={count}
                  to={behind(verdict, home.span, { reason })}
                  of={`${say.figures[verdict]}: ${pick(label)}`}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      )}
    </Section>
  );
}

/** Whether sales says never too often: always shown, alarm or not. */
export function Alarm({ home: { alarm } }: Part) {
  const say = useTexts(homeTexts);
  const { number, percent } = useFormats();
  const pick = usePick();
  const { state, share, named } = alarm;
  const ofLeads = ({
    never,
    answers,
  }: {
    readonly never: number;
    readonly answers: number;
  }): string => percent(answers === 0 ? 0 : never / answers);
  return (
    <Section title={say.alarm}>
      {share === null ? (
        <Text size="sm">{say.noAnswers}</Text>
      ) : (
        <Text size="sm">
          {say.alarmShare(
            percent(share.value),
            percent(share.low),
            percent(share.high),
            number(alarm.answers),
          )}
        </Text>
      )}
      <Text size="sm">{say.alarmAnswered(percent(alarm.answered), number(alarm.handedOff))}</Text>
      <Alert color={state === "alarm" ? "red" : "gray"} variant="light">
        {say.alarmState[state]}
        {state === "alarm" && (
          <Text size="sm" mt={4}>
            {named === null
              ? say.alarmUnexplained
              : say.alarmNamed(pick(named.label), ofLeads(named.with), ofLeads(named.without))}
          </Text>
        )}
      </Alert>
    </Section>
  );
}

/** How many hand-offs became customers, beside the target. */
export function Conversion({ home: { conversion } }: Part) {
  const say = useTexts(homeTexts);
  const { number, percent, day } = useFormats();
  return (
    <Section title={say.conversion}>
      <Text size="sm" c="dimmed">
        {say.conversionHint(conversion.horizonDays)}
      </Text>
      {conversion.spans.length === 0 ? (
        <Text size="sm">{say.noConversion}</Text>
      ) : (
        <Rows>
          {conversion.spans.slice(0, 5).map(({ from, until, handedOff, won, share, advice }) => (
            <Table.Tr key={from}>
              <Table.Td className="one-line">
                {day(from)} – {day(until)}
              </Table.Td>
              <Table.Td>
                <PlaceLink to={behind("won", { from, until: until + 1 })}>
                  {say.conversionLine(
                    number(won),
                    number(handedOff),
                    percent(share.value),
                    percent(share.low),
                    percent(share.high),
                  )}
                </PlaceLink>
                {advice !== null && (
                  <Text size="xs" fw={600}>
                    {say.advice[advice]}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      )}
    </Section>
  );
}
