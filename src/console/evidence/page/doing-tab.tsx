import { Alert, Stack, Table, Text, Title } from "@mantine/core";
import type { Findings } from "../../contract/evidence.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { evidenceTexts } from "./evidence-texts.ts";

/** With fewer people than this a row is not told. */
const fewest = 5;

/** How the model in force does: the sentence that matters first, then conversion by score, band, cell and criterion. */
export function DoingTab({ findings }: { readonly findings: Findings }) {
  const say = useTexts(evidenceTexts);
  const pick = usePick();
  const { number } = useFormats();
  const { handedOff, byScore, byBand, byCell, criteria } = findings;
  const count = (leads: number): string => (leads < fewest ? `<${fewest}` : number(leads));
  return (
    <Stack gap="lg">
      <Sentence handedOff={handedOff} />
      <Part title={say.byScore} head={[say.score, say.leads, say.rate, say.between]}>
        {byScore.map((row) => (
          <Table.Tr key={row.from}>
            <Table.Td>{number(row.from)}</Table.Td>
            <Table.Td ta="right">{count(row.leads)}</Table.Td>
            <Rate {...row} />
          </Table.Tr>
        ))}
      </Part>
      <Part title={say.byBand} head={[say.band, say.leads, say.rate, say.between]}>
        {byBand.map((row) => (
          <Table.Tr key={row.label.en}>
            <Table.Td>{pick(row.label)}</Table.Td>
            <Table.Td ta="right">{count(row.leads)}</Table.Td>
            <Rate {...row} />
          </Table.Tr>
        ))}
      </Part>
      <Part title={say.byCell} head={[say.fit, say.pain, say.leads, say.rate]}>
        {byCell.map(({ fit, pain, leads, rate }) => (
          <Table.Tr key={`${fit} ${pain}`}>
            <Table.Td>{say.row(number(fit + 1))}</Table.Td>
            <Table.Td>{say.row(number(pain + 1))}</Table.Td>
            <Table.Td ta="right">{count(leads)}</Table.Td>
            <Share rate={leads < fewest ? null : rate} />
          </Table.Tr>
        ))}
      </Part>
      <Part
        title={say.criteria}
        head={[
          say.criterion,
          say.points,
          say.leads,
          say.withIt,
          say.withoutIt,
          say.lift,
          say.verdict,
        ]}
      >
        {criteria.map((criterion) => (
          <Table.Tr key={criterion.id}>
            <Table.Td>{pick(criterion.label)}</Table.Td>
            <Table.Td ta="right">{number(criterion.points)}</Table.Td>
            <Table.Td ta="right">{count(criterion.leads)}</Table.Td>
            <Share rate={criterion.rateWith} />
            <Share rate={criterion.rateWithout} />
            <Table.Td ta="right">
              <Lift lift={criterion.lift} />
            </Table.Td>
            <Table.Td>
              {criterion.verdict === null ? "–" : say.verdicts[criterion.verdict]}
            </Table.Td>
          </Table.Tr>
        ))}
      </Part>
      <Text size="sm" c="dimmed">
        {say.noCause}
      </Text>
    </Stack>
  );
}

function Sentence({ handedOff }: Pick<Findings, "handedOff">) {
  const say = useTexts(evidenceTexts);
  const { number, percent } = useFormats();
  const { leads, customers, rate } = handedOff;
  if (rate === null || leads === 0) return <Alert color="gray">{say.noHandOff}</Alert>;
  const place = rate < 0.1 ? "below" : rate > 0.15 ? "above" : "within";
  return (
    <Alert color={place === "within" ? "leaf" : "yellow"}>
      {say.handedOff(number(leads), number(customers), percent(rate))} {say[place]}
    </Alert>
  );
}

type PartProps = {
  readonly title: string;
  readonly head: readonly string[];
  readonly children: React.ReactNode;
};

/** A table under its title. */
function Part({ title, head, children }: PartProps) {
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {title}
      </Title>
      <Table.ScrollContainer minWidth={480}>
        <Table tabularNums aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              {head.map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{children}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

type Ends = {
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

function Rate({ rate, low, high }: Ends) {
  const { percent } = useFormats();
  const isTold = low !== null && high !== null;
  return (
    <>
      <Share rate={rate} />
      <Table.Td ta="right">{isTold ? `${percent(low)} – ${percent(high)}` : "–"}</Table.Td>
    </>
  );
}

function Share({ rate }: Pick<Ends, "rate">) {
  const { percent } = useFormats();
  return <Table.Td ta="right">{rate === null ? "–" : percent(rate)}</Table.Td>;
}

/** A lift with its interval, or that there are too few to tell. */
export function Lift({ lift }: Pick<Findings["criteria"][number], "lift">) {
  const say = useTexts(evidenceTexts);
  const { number } = useFormats();
  if (lift === null || lift.value === null) return <>{say.tooFew}</>;
  const [low, high] = [lift.low ?? 0, lift.high];
  return (
    <>
      {number(lift.value)} ({number(low)} – {high === null ? "∞" : number(high)})
    </>
  );
}
