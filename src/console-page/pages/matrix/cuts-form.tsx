import { Alert, Button, Group, NumberInput, Paper, Stack, Text, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Draft } from "../../../console/api/schemas/drafts.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { change, read } from "../../server/call.ts";
import { draftQuery } from "../../server/queries.ts";
import { useChange } from "../../server/use-change.ts";
import { useMay } from "../../server/use-session.ts";
import { Failure } from "../../states/failure.tsx";
import { modelOf } from "../model/draft/model-of.ts";
import { areRising, type Cuts } from "./count-cells.ts";
import { matrixTexts } from "./matrix-texts.ts";

type Props = {
  readonly inForce: Cuts;
  readonly tried: Cuts | null;
  readonly onTry: (cuts: Cuts | null) => void;
};

/** Other cuts, tried on the counts as they are typed; taking them over changes the draft only. */
export function CutsForm({ inForce, tried, onTry }: Props) {
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
