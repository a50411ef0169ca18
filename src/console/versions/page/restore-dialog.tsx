import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Published, Versions } from "../../contract/versions.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { publishTexts } from "./publish-texts.ts";

type Version = Versions["versions"][number];

type Props = {
  /** Null while nothing is asked. */
  readonly version: Version | null;
  readonly onClose: () => void;
  readonly onRestored: (version: number) => void;
};

/** Asks before an earlier version is put in force again. */
export function RestoreDialog({ version, onClose, onRestored }: Props) {
  const say = useTexts(publishTexts);
  return (
    <Modal
      opened={version !== null}
      onClose={onClose}
      title={say.restore}
      closeButtonProps={{ "aria-label": say.close }}
    >
      {version !== null && <Ask version={version} onClose={onClose} onRestored={onRestored} />}
    </Modal>
  );
}

function Ask({ version, onClose, onRestored }: Props & { readonly version: Version }) {
  const say = useTexts(publishTexts);
  const { number } = useFormats();
  const [note, setNote] = useState("");
  const restore = useChange(
    () => change<Published>("POST", `/versions/${version.version}/restore`, { note }),
    (answer) => {
      onRestored(answer.version);
      onClose();
    },
  );
  return (
    <Stack gap="md">
      <Text size="sm">{say.restoreAsk(number(version.version), version.name)}</Text>
      <TextInput
        label={say.note}
        maxLength={2000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {restore.isError && <Failure error={restore.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {say.cancel}
        </Button>
        <Button loading={restore.isPending} onClick={() => restore.mutate(undefined)}>
          {say.restore}
        </Button>
      </Group>
    </Stack>
  );
}
