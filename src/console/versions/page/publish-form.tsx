import {
  Alert,
  Anchor,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Paper,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { Draft } from "../../contract/drafts.ts";
import type { EnrolWish, WritePaceWish } from "../../contract/pacing.ts";
import type { PreviewResult } from "../../contract/preview.ts";
import type { ModelKind } from "../../contract/text.ts";
import type { Published } from "../../contract/versions.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { change } from "../../shell/page/server/call.ts";
import {
  diffQuery,
  draftQuery,
  pacingQuery,
  versionsQuery,
} from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { PreviewStands } from "../../preview/page/preview-run.tsx";
import { previewTexts } from "../../preview/page/preview-texts.ts";
import { ReadyTable } from "../../preview/page/ready-table.tsx";
import { usePreview } from "../../preview/page/use-preview.ts";
import { publishTexts } from "./publish-texts.ts";
import { ChangeList } from "./change-list.tsx";
import { pacingTexts } from "./pacing-texts.ts";

type EnrolChoiceProps = {
  /** What the preview of this very draft says; null while it is being made. */
  readonly result: PreviewResult | null;
  readonly chosen: readonly EnrolWish[];
  readonly onChoose: (chosen: readonly EnrolWish[]) => void;
};

const usualADay = 50;

/** Which scenarios are caught up with the publish, with the numbers that the preview of this very draft shows. */
function EnrolChoice({ result, chosen, onChoose }: EnrolChoiceProps) {
  const say = useTexts(pacingTexts);
  const told = useTexts(previewTexts);
  const pick = usePick();
  const { number } = useFormats();
  const offered = useMemo(
    () => result?.scenarios.filter(({ isBound, wouldEnter }) => isBound && wouldEnter > 0) ?? [],
    [result],
  );
  // Other numbers than those that were ticked are to be looked at again.
  useEffect(() => {
    const standing = chosen.filter((each) =>
      offered.some(
        ({ name, wouldEnter }) => name === each.scenario && wouldEnter === each.expected,
      ),
    );
    if (standing.length < chosen.length) onChoose(standing);
  }, [chosen, offered, onChoose]);
  const days = Math.max(
    0,
    ...chosen.map(({ expected, mostADay }) => Math.ceil(expected / mostADay)),
  );
  const choose = (scenario: string, wish: EnrolWish | null): void => {
    const others = chosen.filter((each) => each.scenario !== scenario);
    onChoose(wish === null ? others : [...others, wish]);
  };
  return (
    <Stack gap={6} role="group" aria-label={say.enrol}>
      <Text size="sm" fw={600}>
        {say.enrol}
      </Text>
      {result !== null && (
        <Text size="sm">
          {told.handsOff(number(result.handsOff.silent), number(result.handsOff.perDay))}
        </Text>
      )}
      {offered.length === 0 && (
        <Text size="sm" c="dimmed">
          {result === null ? say.previewComes : say.none}
        </Text>
      )}
      {offered.map(({ name, label, wouldEnter }) => {
        const wish = chosen.find((each) => each.scenario === name);
        return (
          <Stack key={name} gap={4} data-enrol={name}>
            <Checkbox
              label={say.enrolOf(pick(label), number(wouldEnter))}
              checked={wish !== undefined}
              onChange={({ currentTarget }) =>
                choose(
                  name,
                  currentTarget.checked
                    ? { scenario: name, mostADay: usualADay, expected: wouldEnter }
                    : null,
                )
              }
            />
            {wish !== undefined && (
              <NumberInput
                label={say.mostADay(pick(label))}
                pl="xl"
                maw={320}
                min={1}
                max={100_000}
                allowDecimal={false}
                value={wish.mostADay}
                onChange={(typed) =>
                  typeof typed === "number" &&
                  typed > 0 &&
                  choose(name, { ...wish, mostADay: typed })
                }
              />
            )}
          </Stack>
        );
      })}
      {days > 0 && (
        <Text size="sm" c="dimmed" maw={640} pl="xl">
          {say.means(number(days))}
        </Text>
      )}
    </Stack>
  );
}

type Props = {
  readonly chosen: WritePaceWish | null;
  readonly onChoose: (chosen: WritePaceWish | null) => void;
};

const usual: WritePaceWish = { most: 100, per: "hour" };

/** Whether what a publish alone changes is written little by little, and how fast. */
function WritePaceChoice({ chosen, onChoose }: Props) {
  const say = useTexts(pacingTexts);
  return (
    <Stack gap={6}>
      <Checkbox
        label={say.pace}
        checked={chosen !== null}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked ? usual : null)}
      />
      {chosen !== null && (
        <Stack gap={4} pl="xl">
          <Group gap="sm" align="end">
            <NumberInput
              label={say.paceMost}
              w={160}
              min={1}
              max={1_000_000}
              allowDecimal={false}
              value={chosen.most}
              onChange={(typed) =>
                typeof typed === "number" && typed > 0 && onChoose({ ...chosen, most: typed })
              }
            />
            <Select
              label={say.pacePer}
              w={140}
              allowDeselect={false}
              data={[
                { value: "hour", label: say.per.hour },
                { value: "day", label: say.per.day },
              ]}
              value={chosen.per}
              onChange={(per) => onChoose({ ...chosen, per: per === "day" ? "day" : "hour" })}
            />
          </Group>
          <Text size="sm" c="dimmed" maw={640}>
            {say.paceMeans}
          </Text>
        </Stack>
      )}
    </Stack>
  );
}

/** What the draft would change, and the way to put it in force with a name and a note. */
export function PublishForm({ kind }: { readonly kind: ModelKind }) {
  const say = useTexts(publishTexts);
  const { number } = useFormats();
  const query = useQuery(draftQuery(kind));
  const [published, setPublished] = useState<number | null>(null);
  // What was published here a while ago may be out of force by now.
  const inForce = useQuery(versionsQuery).data?.versions.find(
    (version) => version.kind === kind && version.isInForce,
  );
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say.publish}
        </Title>
        {published !== null && inForce?.version === published && (
          <Alert color="leaf" role="status">
            {say.done(number(published))}
          </Alert>
        )}
        <Loaded query={query} lines={3}>
          {(draft) =>
            draft.isPublished ? (
              inForce?.version !== published && <Text size="sm">{say.same}</Text>
            ) : draft.faults.length > 0 ? (
              <Alert color="red">
                {say.faulty(number(draft.faults.length))}{" "}
                <Anchor
                  component={PlaceLink}
                  to={`model?kind=${kind}`}
                  size="sm"
                  underline="always"
                >
                  {say.toModel}
                </Anchor>
              </Alert>
            ) : (
              <Form draft={draft} onPublished={setPublished} />
            )
          }
        </Loaded>
      </Stack>
    </Paper>
  );
}

type FormProps = { readonly draft: Draft; readonly onPublished: (version: number) => void };

function Form({ draft, onPublished }: FormProps) {
  const say = useTexts(publishTexts);
  const mayPublish = useMay("publish");
  const given = typeof draft.document["name"] === "string" ? draft.document["name"] : "";
  const [name, setName] = useState(given);
  const [note, setNote] = useState("");
  const [acceptErrors, setAcceptErrors] = useState(false);
  const hasErrors = draft.findings.some(({ severity }) => severity === "error");
  const [enrol, setEnrol] = useState<readonly EnrolWish[]>([]);
  const [pace, setPace] = useState<WritePaceWish | null | undefined>();
  const { data: pacing } = useQuery(pacingQuery);
  const { kind, revision } = draft;
  const made = usePreview(kind);
  const writePace = pace === undefined ? {} : { writePace: pace };
  const publish = useChange(
    () =>
      change<Published>("POST", "/versions", {
        kind,
        revision,
        name,
        note,
        acceptErrors,
        enrol,
        ...writePace,
      }),
    ({ version }) => onPublished(version),
  );
  return (
    <>
      <DraftChanges draft={draft} />
      <PreviewStands kind={kind} made={made}>
        {(_, result) => <ReadyTable result={result} />}
      </PreviewStands>
      <Anchor component={PlaceLink} to={`preview?kind=${kind}`} size="sm" underline="always">
        {say.toPreview}
      </Anchor>
      <TextInput
        label={say.name}
        maw={520}
        required
        maxLength={100}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Textarea
        label={say.note}
        maw={520}
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {hasErrors && (
        <Checkbox
          label={say.acceptErrors}
          checked={acceptErrors}
          onChange={({ currentTarget }) => setAcceptErrors(currentTarget.checked)}
        />
      )}
      <EnrolChoice
        result={made.standing.is === "fresh" ? made.standing.result : null}
        chosen={enrol}
        onChoose={setEnrol}
      />
      <WritePaceChoice
        chosen={pace === undefined ? (pacing?.writes.pace ?? null) : pace}
        onChoose={setPace}
      />
      <Text size="sm" c="dimmed">
        {!mayPublish ? say.noPermission : enrol.length === 0 ? say.silent : say.silentOthers}
      </Text>
      {publish.isError && <Failure error={publish.error} title={say.failed} />}
      <Group>
        <Button
          disabled={!mayPublish || name.trim() === "" || (hasErrors && !acceptErrors)}
          loading={publish.isPending}
          onClick={() => publish.mutate(undefined)}
        >
          {say.button}
        </Button>
      </Group>
    </>
  );
}

/** How the draft differs from the version in force, in words; nothing before the first publish. */
function DraftChanges({ draft }: { readonly draft: Draft }) {
  const versions = useQuery(versionsQuery);
  const inForce = versions.data?.versions.find(
    ({ kind, isInForce }) => kind === draft.kind && isInForce,
  );
  return inForce === undefined ? null : <Changes kind={draft.kind} from={inForce.version} />;
}

function Changes({ kind, from }: { readonly kind: Draft["kind"]; readonly from: number }) {
  const say = useTexts(publishTexts);
  const { number } = useFormats();
  const query = useQuery(diffQuery({ kind, from }));
  if (query.data === undefined) return null;
  return (
    <details open={query.data.changes.length <= 12}>
      <summary>
        <Text component="span" size="sm" fw={600}>
          {say.changes(number(query.data.changes.length))}
        </Text>
      </summary>
      <ChangeList changes={query.data.changes} />
    </details>
  );
}
