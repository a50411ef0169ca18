import {
  Alert,
  Button,
  EmptyState,
  Group,
  NumberInput,
  Paper,
  Stack,
  Table,
  Text,
  Title,
} from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Matrix } from "../../contract/matrix.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { SegmentMark } from "../../shell/page/marks/segment-mark.tsx";
import { draftQuery, matrixQuery } from "../../shell/page/server/queries.ts";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { outcomeTexts } from "../../shell/page/words/outcome-texts.ts";
import { areRising, type Cuts } from "./count-cells.ts";
import { MatrixGrid } from "./matrix-grid.tsx";
import { matrixTexts } from "./matrix-texts.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import type { Draft } from "../../contract/drafts.ts";
import { change, read } from "../../shell/page/server/call.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { modelOf } from "../../drafts/page/draft/model-of.ts";

/** Fit by pain with counts, cuts to try, and the moves of 30 days. */
export function MatrixPage() {
  const say = useTexts(matrixTexts);
  const query = useQuery(matrixQuery);
  return (
    <PageFrame title={say.title} lead={say.lead}>
      <Loaded query={query} lines={8}>
        {(matrix) =>
          matrix.points.length === 0 ? (
            <EmptyState title={say.emptyTitle} description={say.emptyText} />
          ) : (
            <Filled matrix={matrix} />
          )
        }
      </Loaded>
    </PageFrame>
  );
}

function Filled({ matrix }: { readonly matrix: Matrix }) {
  const say = useTexts(matrixTexts);
  const outcomes = useTexts(outcomeTexts);
  const inForce: Cuts = { fit: matrix.axes.fit.cuts, pain: matrix.axes.pain.cuts };
  const [tried, setTried] = useState<Cuts | null>(null);
  const isUsable = tried !== null && areRising(tried.fit) && areRising(tried.pain);
  return (
    <>
      <MatrixGrid matrix={matrix} tried={isUsable ? tried : null} />
      <Group gap="md">
        {(["red", "purple", "blue"] as const).map((segment) => (
          <Group key={segment} gap={6}>
            <SegmentMark segment={segment} />
            <Text size="sm">{outcomes.segmentMeaning[segment]}</Text>
          </Group>
        ))}
      </Group>
      <Text size="sm" c="dimmed">
        {say.withoutThem}
      </Text>
      <CutsForm inForce={inForce} tried={tried} onTry={setTried} />
      <Moves matrix={matrix} />
    </>
  );
}

/** How many moved from segment to segment in the last 30 days. */
function Moves({ matrix }: { readonly matrix: Matrix }) {
  const say = useTexts(matrixTexts);
  const { number } = useFormats();
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say.moves}
        </Title>
        {matrix.movesAsOf === null ? (
          <Text c="dimmed">{say.movesWait}</Text>
        ) : matrix.moves.length === 0 ? (
          <Text c="dimmed">{say.noMoves}</Text>
        ) : (
          <Table maw={420} tabularNums>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say.from}</Table.Th>
                <Table.Th>{say.to}</Table.Th>
                <Table.Th ta="right">{say.count}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {matrix.moves.map(({ from, to, contacts }) => (
                <Table.Tr key={`${from} ${to}`}>
                  <Table.Td>
                    <SegmentMark segment={from} />
                  </Table.Td>
                  <Table.Td>
                    <SegmentMark segment={to} />
                  </Table.Td>
                  <Table.Td ta="right">{number(contacts)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Paper>
  );
}

type Props = {
  readonly inForce: Cuts;
  readonly tried: Cuts | null;
  readonly onTry: (cuts: Cuts | null) => void;
};

/** Other cuts, tried on the counts as they are typed; taking them over changes the draft only. */
function CutsForm({ inForce, tried, onTry }: Props) {
  const say = useTexts(matrixTexts);
  const mayEdit = useMay("edit");
  const client = useQueryClient();
  const [isTaken, setTaken] = useState(false);
  const cuts = tried ?? inForce;
  const takeOver = useChange(
    async (wanted: Cuts) => {
      const draft = await read<Draft>("/drafts/lead");
      const model = modelOf(draft.document);
      const matrix = { ...model.matrix, fit: wanted.fit, pain: wanted.pain };
      return change<Draft>("PUT", "/drafts/lead", {
        revision: draft.revision,
        document: { ...draft.document, matrix },
      });
    },
    (draft) => {
      client.setQueryData(draftQuery("lead").queryKey, draft);
      setTaken(true);
    },
  );
  const put = (axis: keyof Cuts, at: number, cut: number): void => {
    setTaken(false);
    onTry({ ...cuts, [axis]: cuts[axis].with(at, cut) });
  };
  const isWrong = tried !== null && !(areRising(tried.fit) && areRising(tried.pain));
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say.cuts}
        </Title>
        <Text size="sm" c="dimmed">
          {say.cutsHint}
        </Text>
        <Group align="flex-end" gap="sm">
          {(["fit", "pain"] as const).flatMap((axis) =>
            cuts[axis].map((cut, at) => (
              <NumberInput
                key={`${axis}${at}`}
                w={140}
                min={1}
                max={2000}
                allowDecimal={false}
                label={(axis === "fit" ? say.fitCut : say.painCut)(String(at + 1))}
                value={cut}
                onChange={(typed) => typeof typed === "number" && put(axis, at, typed)}
              />
            )),
          )}
        </Group>
        {isWrong && <Alert color="red">{say.rising}</Alert>}
        {tried !== null && !isWrong && !isTaken && <Alert color="yellow">{say.trying}</Alert>}
        {isTaken && <Alert color="leaf">{say.taken}</Alert>}
        {takeOver.isError && <Failure error={takeOver.error} />}
        {tried !== null && (
          <Group gap="xs">
            {mayEdit && (
              <Button
                disabled={isWrong || isTaken}
                loading={takeOver.isPending}
                onClick={() => takeOver.mutate(tried)}
              >
                {say.takeOver}
              </Button>
            )}
            <Button variant="default" onClick={() => onTry(null)}>
              {say.reset}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
