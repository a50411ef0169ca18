import {
  Alert,
  Anchor,
  Button,
  Checkbox,
  Group,
  Paper,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Draft } from "../../../console/api/schemas/drafts.ts";
import type { WritePaceWish } from "../../../console/api/schemas/pacing.ts";
import type { ModelKind } from "../../../console/api/schemas/text.ts";
import type { Published } from "../../../console/api/schemas/versions.ts";
import { useFormats } from "../../language/formats.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { PlaceLink } from "../../navigation/place-link.tsx";
import { change } from "../../server/call.ts";
import { draftQuery, pacingQuery } from "../../server/queries.ts";
import { useChange } from "../../server/use-change.ts";
import { useMay } from "../../server/use-session.ts";
import { Failure } from "../../states/failure.tsx";
import { Loaded } from "../../states/loaded.tsx";
import { DraftChanges } from "./draft-changes.tsx";
import { EnrolChoice, type Enrol } from "./enrol-choice.tsx";
import { publishTexts } from "./publish-texts.ts";
import { WritePaceChoice } from "./write-pace-choice.tsx";

/** What the draft would change, and the way to put it in force with a name and a note. */
export function PublishForm({ kind }: { readonly kind: ModelKind }) {
  const say = useTexts(publishTexts);
  const { number } = useFormats();
  const query = useQuery(draftQuery(kind));
  const [published, setPublished] = useState<number | null>(null);
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say.publish}
        </Title>
        {published !== null && (
          <Alert color="leaf" role="status">
            {say.done(number(published))}
          </Alert>
        )}
        <Loaded query={query} lines={3}>
          {(draft) =>
            draft.isPublished ? (
              published === null && <Text size="sm">{say.same}</Text>
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
  const [enrol, setEnrol] = useState<Enrol | null>(null);
  const [pace, setPace] = useState<WritePaceWish | null | undefined>();
  const { data: pacing } = useQuery(pacingQuery);
  const { kind, revision } = draft;
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
      <EnrolChoice draft={draft} chosen={enrol} onChoose={setEnrol} />
      <WritePaceChoice
        chosen={pace === undefined ? (pacing?.writes.pace ?? null) : pace}
        onChoose={setPace}
      />
      <Text size="sm" c="dimmed">
        {!mayPublish ? say.noPermission : enrol === null ? say.silent : say.silentOthers}
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
