import { Alert, Button, Group, NumberInput, Slider, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Draft } from "../../contract/drafts.ts";
import type { Findings } from "../../contract/evidence.ts";
import { modelOf } from "../../drafts/page/draft/model-of.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { change, read } from "../../shell/page/server/call.ts";
import { draftQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { evidenceTexts } from "./evidence-texts.ts";

/** A slider over the thresholds of the model in force, with what each gives; 'Use this' writes it into the draft. */
export function ReadyTab({ findings: { offers } }: { readonly findings: Findings }) {
  const say = useTexts(evidenceTexts);
  const { percent } = useFormats();
  const draft = useQuery(draftQuery("lead"));
  const [target, setTarget] = useState(10);
  const reaching = offers.find(({ rate }) => (rate ?? 0) * 100 >= target);
  const [chosen, setChosen] = useState<number | null>(null);
  const first = offers[0];
  const last = offers.at(-1);
  if (first === undefined || last === undefined) return <Alert color="gray">{say.noOffers}</Alert>;
  const threshold = chosen ?? reaching?.threshold ?? last.threshold;
  const offer = offers.find((each) => each.threshold >= threshold) ?? last;
  const best = offers.reduce((most, { rate }) => Math.max(most, rate ?? 0), 0);
  return (
    <Stack gap="md" maw={640}>
      {offers.some(({ leadsAWeek }) => leadsAWeek !== null) && (
        <NumberInput
          label={say.capacity}
          min={1}
          w={360}
          onChange={(typed) => {
            if (typeof typed !== "number") return;
            const fitting = offers.find(({ leadsAWeek }) => (leadsAWeek ?? Infinity) <= typed);
            setChosen((fitting ?? last).threshold);
          }}
        />
      )}
      <NumberInput
        label={say.target}
        suffix=" %"
        min={1}
        max={95}
        w={360}
        value={target}
        onChange={(typed) => {
          if (typeof typed !== "number") return;
          setTarget(typed);
          setChosen(null);
        }}
      />
      {reaching === undefined && <Alert color="yellow">{say.unreachable(percent(best))}</Alert>}
      <Text size="sm" fw={600}>
        {say.threshold} {offer.threshold}
      </Text>
      <Slider
        thumbLabel={say.threshold}
        min={first.threshold}
        max={Math.max(last.threshold, first.threshold + 1)}
        value={threshold}
        onChange={setChosen}
        marks={[{ value: first.threshold }, { value: last.threshold }]}
      />
      <What offer={offer} />
      {draft.data !== undefined && <Floors draft={draft.data} />}
      <Use total={offer.threshold} />
    </Stack>
  );
}

function What({ offer }: { readonly offer: Findings["offers"][number] }) {
  const say = useTexts(evidenceTexts);
  const { number, percent } = useFormats();
  const { rate, low, high, share, leadsAWeek } = offer;
  const carrier = (rate ?? 0) < 0.1 ? "sales" : (rate ?? 0) < 0.15 ? "both" : "marketing";
  return (
    <Stack gap={2} role="status">
      <Text>{say.gives(percent(rate ?? 0), percent(low ?? 0), percent(high ?? 1))}</Text>
      <Text size="sm">
        {leadsAWeek === null
          ? say.share(percent(share))
          : say.load(number(leadsAWeek), percent(share))}
      </Text>
      <Text size="sm" c="dimmed">
        {say.carries[carrier]}
      </Text>
    </Stack>
  );
}

function Floors({ draft }: { readonly draft: Draft }) {
  const say = useTexts(evidenceTexts);
  const { number } = useFormats();
  const { ready } = modelOf(draft.document);
  if (ready.fit === 0 && ready.pain === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {say.floors(number(ready.fit), number(ready.pain))}
    </Text>
  );
}

/** Writes the threshold into the draft, where it can be undone at once. */
function Use({ total }: { readonly total: number }) {
  const say = useTexts(evidenceTexts);
  const mayEdit = useMay("edit");
  const client = useQueryClient();
  const [used, setUsed] = useState<number | null>(null);
  const show = (draft: Draft): void => {
    client.setQueryData(draftQuery("lead").queryKey, draft);
  };
  const use = useChange(
    async (wanted: number) => {
      const draft = await read<Draft>("/drafts/lead");
      const { ready } = modelOf(draft.document);
      return change<Draft>("PUT", "/drafts/lead", {
        revision: draft.revision,
        document: { ...draft.document, ready: { ...ready, total: wanted } },
      });
    },
    (draft, wanted) => {
      show(draft);
      setUsed(wanted);
    },
  );
  const undo = useChange(
    async () => {
      const { revision } = await read<Draft>("/drafts/lead");
      return change<Draft>("POST", "/drafts/lead/undo", { revision });
    },
    (draft) => {
      show(draft);
      setUsed(null);
    },
  );
  if (!mayEdit) return null;
  return (
    <Stack gap="xs">
      {use.isError && <Failure error={use.error} />}
      {undo.isError && <Failure error={undo.error} />}
      <Group gap="xs">
        <Button loading={use.isPending} onClick={() => use.mutate(total)}>
          {say.use}
        </Button>
        {used !== null && (
          <>
            <Button variant="default" onClick={() => undo.mutate(undefined)}>
              {say.undo}
            </Button>
            <Button component={PlaceLink} to="preview?kind=lead" variant="default">
              {say.toPreview}
            </Button>
          </>
        )}
      </Group>
      {used !== null && <Alert color="leaf">{say.used(String(used))}</Alert>}
    </Stack>
  );
}
