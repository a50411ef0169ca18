import { Alert, Button, FileButton, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { useTexts } from "../../../shell/page/language/language-provider.tsx";
import { apiAddress } from "../../../shell/page/server/call.ts";
import { Failure } from "../../../shell/page/states/failure.tsx";
import type { EditedDraft } from "../draft/use-draft.ts";
import { Section } from "../outcome/section.tsx";
import { filesTexts } from "./files-texts.ts";
import { ReadyMadeList } from "./ready-made-list.tsx";

/** No model is larger, in bytes. */
const mostBytes = 2_000_000;

/** What a chosen file holds, or why it cannot be a model. */
type ReadFile =
  | { readonly document: Readonly<Record<string, unknown>> }
  | { readonly problem: "notJson" | "tooLarge" };

/** Reads a chosen file as a model document; whether it is a good one the server says. */
async function readModelFile(file: File): Promise<ReadFile> {
  if (file.size > mostBytes) return { problem: "tooLarge" };
  try {
    const document: unknown = JSON.parse(await file.text());
    return isObject(document) ? { document } : { problem: "notJson" };
  } catch {
    return { problem: "notJson" };
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Ready-made models, and the draft as a file. */
export function FilesTab({ edited }: { readonly edited: EditedDraft }) {
  const say = useTexts(filesTexts);
  const { kind } = edited.draft;
  const [problem, setProblem] = useState<"notJson" | "tooLarge" | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isImported, setImported] = useState(false);
  const take = async (file: File | null): Promise<void> => {
    if (file === null) return;
    setProblem(null);
    setFailure(null);
    setImported(false);
    const read = await readModelFile(file);
    if ("problem" in read) return setProblem(read.problem);
    try {
      await edited.start({ kind: "document", document: read.document }, false);
      setImported(true);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <Stack gap="xl">
      <Section title={say.start} hint={say.startHint}>
        <ReadyMadeList
          kind={kind}
          chosen={edited.draft.baseVersion === null ? edited.model.id : null}
          draft={edited.draft}
          onUse={(id) => edited.start({ kind: "readyMade", id }, true)}
          onUndo={() => edited.step("undo")}
        />
      </Section>
      <Section title={say.files} hint={say.filesHint}>
        <Group gap="sm">
          <Button
            component="a"
            download
            variant="default"
            href={apiAddress(`/drafts/${kind}/export`)}
          >
            {say.export}
          </Button>
          <FileButton accept="application/json,.json" onChange={(file) => void take(file)}>
            {(props) => (
              <Button {...props} variant="default">
                {say.import}
              </Button>
            )}
          </FileButton>
        </Group>
        {problem !== null && <Alert color="red">{say[problem]}</Alert>}
        {failure !== null && <Failure error={failure} />}
        {isImported && <Alert color="leaf">{say.imported}</Alert>}
      </Section>
    </Stack>
  );
}
