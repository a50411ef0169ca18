import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { LeavingState } from "../../../console/api/schemas/leaving.ts";
import { useFormats } from "../../language/formats.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { change } from "../../server/call.ts";
import { useChange } from "../../server/use-change.ts";
import { useSession } from "../../server/use-session.ts";
import { Failure } from "../../states/failure.tsx";
import { leavingTexts } from "./leaving-texts.ts";

type Props = {
  readonly keepDays: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Says what disconnecting means and asks for the account's number before it is done. */
export function DisconnectDialog({ keepDays, isOpen, onClose }: Props) {
  const say = useTexts(leavingTexts);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={say.title}
      size="lg"
      closeButtonProps={{ "aria-label": say.close }}
    >
      <Ask keepDays={keepDays} onClose={onClose} />
    </Modal>
  );
}

function Ask({ keepDays, onClose }: Pick<Props, "keepDays" | "onClose">) {
  const say = useTexts(leavingTexts);
  const { number } = useFormats();
  const { portalId } = useSession();
  const [archiveProperties, setArchive] = useState(false);
  const [typed, setTyped] = useState("");
  const leave = useChange(
    () =>
      change<LeavingState>("POST", "/disconnect", { portalId: Number(typed), archiveProperties }),
    onClose,
  );
  return (
    <Stack gap="md">
      <Text size="sm">{say.what}</Text>
      <Text size="sm">{say.keeps(number(keepDays))}</Text>
      <Checkbox
        label={say.archive}
        description={say.archiveMeans}
        checked={archiveProperties}
        onChange={({ currentTarget }) => setArchive(currentTarget.checked)}
      />
      <TextInput
        label={say.typed(String(portalId))}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value.trim())}
      />
      {leave.isError && <Failure error={leave.error} title={say.refused} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {say.cancel}
        </Button>
        <Button
          color="red.9"
          disabled={typed !== String(portalId)}
          loading={leave.isPending}
          onClick={() => leave.mutate(undefined)}
        >
          {say.yes}
        </Button>
      </Group>
    </Stack>
  );
}
