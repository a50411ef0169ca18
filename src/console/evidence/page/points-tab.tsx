import {
  Alert,
  Button,
  Checkbox,
  Group,
  List,
  NumberInput,
  SegmentedControl,
  Stack,
  Table,
  Text,
} from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Draft } from "../../contract/drafts.ts";
import type { EvidenceRun, EvidenceWish, Findings } from "../../contract/evidence.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { change, read } from "../../shell/page/server/call.ts";
import { draftQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { Lift } from "./doing-tab.tsx";
import { evidenceTexts } from "./evidence-texts.ts";

type Props = {
  readonly run: EvidenceRun;
  readonly findings: Findings;
  /** Null while nothing can be proposed. */
  readonly onPropose: ((wish: Partial<EvidenceWish>) => void) | null;
};

type Way = "reweigh" | "find";
const ways: readonly Way[] = ["reweigh", "find"];

/** Asks for points, with locks beside the criteria, and shows the old against the new. */
export function PointsTab({ run, findings, onPropose }: Props) {
  const say = useTexts(evidenceTexts);
  const pick = usePick();
  const [way, setWay] = useState<Way>(run.asked.way === "find" ? "find" : "reweigh");
  const [locked, setLocked] = useState<readonly string[]>(run.asked.locked);
  const [smallest, setSmallest] = useState(Math.round(run.asked.smallestEffect * 100));
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={say.way}
        w="fit-content"
        value={way}
        data={ways.map((value) => ({ value, label: say.ways[value] }))}
        onChange={(chosen) => setWay(ways.find((each) => each === chosen) ?? "reweigh")}
      />
      {way === "reweigh" && (
        <Group gap="md">
          {findings.criteria.map(({ id, label }) => (
            <Checkbox
              key={id}
              label={say.lock(pick(label))}
              checked={locked.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                setLocked(checked ? [...locked, id] : locked.filter((other) => other !== id))
              }
            />
          ))}
        </Group>
      )}
      <NumberInput
        label={say.smallest}
        suffix=" %"
        min={0}
        max={100}
        w={320}
        value={smallest}
        onChange={(typed) => typeof typed === "number" && setSmallest(typed)}
      />
      {onPropose !== null && (
        <Button
          w="fit-content"
          onClick={() =>
            onPropose({
              way,
              locked: way === "reweigh" ? [...locked] : [],
              smallestEffect: smallest / 100,
            })
          }
        >
          {say.propose}
        </Button>
      )}
      {findings.report === null ? (
        <Text c="dimmed">{say.noProposal}</Text>
      ) : (
        <Proposed run={run} findings={findings} report={findings.report} />
      )}
    </Stack>
  );
}

type ProposedProps = {
  readonly run: EvidenceRun;
  readonly findings: Findings;
  readonly report: NonNullable<Findings["report"]>;
};

function Proposed({ run, findings: { proposal }, report }: ProposedProps) {
  const say = useTexts(evidenceTexts);
  const pick = usePick();
  const { number } = useFormats();
  const { auc, signal, warnings } = report;
  const cases = (value: number | null): string => number(Math.round((value ?? 0) * 100));
  return (
    <Stack gap="md">
      {auc.value !== null && (
        <Text>{say.auc(cases(auc.value), cases(auc.low), cases(auc.high))}</Text>
      )}
      {signal !== "ok" && <Alert color="yellow">{say.signals[signal]}</Alert>}
      {warnings.length > 0 && (
        <List size="sm">
          {warnings.map(({ code, sentence }) => (
            <List.Item key={code}>{pick(sentence)}</List.Item>
          ))}
        </List>
      )}
      {proposal !== null && (
        <>
          <Changes changes={proposal.changes} />
          <TakeOver id={run.id} />
        </>
      )}
    </Stack>
  );
}

type Changes = NonNullable<Findings["proposal"]>["changes"];

function Changes({ changes }: { readonly changes: Changes }) {
  const say = useTexts(evidenceTexts);
  const pick = usePick();
  const { number } = useFormats();
  const reasonOf = ({ before, after, verdict, isLocked }: Changes[number]): string => {
    if (isLocked) return say.locked;
    if (before === null) return say.added;
    if (after === null) return say.dropped;
    return verdict === null ? "–" : say.verdicts[verdict];
  };
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table tabularNums aria-label={say.proposal}>
        <Table.Thead>
          <Table.Tr>
            {[say.criterion, say.old, say.fresh, say.lift, say.reason].map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>{pick(row.label)}</Table.Td>
              <Table.Td ta="right">{row.before === null ? "–" : number(row.before)}</Table.Td>
              <Table.Td ta="right">{row.after === null ? "–" : number(row.after)}</Table.Td>
              <Table.Td ta="right">
                <Lift lift={row.lift} />
              </Table.Td>
              <Table.Td>{reasonOf(row)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Makes the proposal the draft; it goes through preview and publish like any other. */
function TakeOver({ id }: { readonly id: string }) {
  const say = useTexts(evidenceTexts);
  const mayEdit = useMay("edit");
  const client = useQueryClient();
  const take = useChange(
    async () => {
      const { revision } = await read<Draft>("/drafts/lead");
      return change<Draft>("POST", `/evidence/runs/${id}/draft`, { revision });
    },
    (draft) => {
      client.setQueryData(draftQuery("lead").queryKey, draft);
    },
  );
  if (!mayEdit) return null;
  return (
    <Stack gap="xs">
      {take.isError && <Failure error={take.error} />}
      <Group gap="xs">
        <Button loading={take.isPending} onClick={() => take.mutate(undefined)}>
          {say.takeOver}
        </Button>
        {take.isSuccess && (
          <Button component={PlaceLink} to="preview?kind=lead" variant="default">
            {say.toPreview}
          </Button>
        )}
      </Group>
      {take.isSuccess && <Alert color="leaf">{say.taken}</Alert>}
    </Stack>
  );
}
