import {
  Alert,
  Anchor,
  Button,
  Checkbox,
  Code,
  Group,
  List,
  Modal,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { LeavingState } from "../../contract/leaving.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { leavingQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay, useSession } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { leavingTexts } from "./leaving-texts.ts";

/** The way to disconnect Ripen from the account, and how that stands. */
export function Disconnect() {
  const say = useTexts(leavingTexts);
  const query = useQuery(leavingQuery);
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.title}
      </Title>
      <Loaded query={query} lines={2}>
        {(standing) => (
          <div data-leaving={standing.state}>
            <Standing standing={standing} />
          </div>
        )}
      </Loaded>
    </Stack>
  );
}

function Standing({ standing }: { readonly standing: LeavingState }) {
  const say = useTexts(leavingTexts);
  const { dateTime, date } = useFormats();
  switch (standing.state) {
    case "connected":
      return <Offer standing={standing} />;
    case "leaving":
      return (
        <Alert color="yellow" role="status">
          {say.leaving}
        </Alert>
      );
    case "failed":
      return <Failed standing={standing} />;
    case "disconnected":
      return (
        <Text size="sm">
          {standing.disconnectedAt !== null && `${say.gone(dateTime(standing.disconnectedAt))} `}
          {standing.keptUntil !== null && say.kept(date(standing.keptUntil))}
        </Text>
      );
    default:
      return standing.state satisfies never;
  }
}

function Offer({ standing }: { readonly standing: LeavingState }) {
  const say = useTexts(leavingTexts);
  const mayPublish = useMay("publish");
  const [isOpen, setOpen] = useState(false);
  if (!standing.canUninstall) return <Text size="sm">{say.static}</Text>;
  if (!mayPublish) {
    return (
      <Text size="sm" c="dimmed">
        {say.noPermission}
      </Text>
    );
  }
  return (
    <Group>
      <Button color="red" variant="light" onClick={() => setOpen(true)}>
        {say.open}
      </Button>
      <DisconnectDialog
        keepDays={standing.keepDays}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </Group>
  );
}

function InUse({ inUse }: Pick<LeavingState, "inUse">) {
  const say = useTexts(leavingTexts);
  return (
    <List size="sm">
      {inUse.map(({ name, workflows }) => (
        <List.Item key={name}>
          <Group gap="xs">
            <Code>{name}</Code>
            {workflows.map((url, index) => (
              <Anchor key={url} size="sm" href={url} target="_blank" rel="noopener noreferrer">
                {say.workflow(String(index + 1))}
              </Anchor>
            ))}
          </Group>
        </List.Item>
      ))}
    </List>
  );
}

function Failed({ standing }: { readonly standing: LeavingState }) {
  const say = useTexts(leavingTexts);
  const pick = usePick();
  const mayPublish = useMay("publish");
  const { portalId } = useSession();
  const again = useChange((archiveProperties: boolean) =>
    change<LeavingState>("POST", "/disconnect", { portalId, archiveProperties }),
  );
  const stay = useChange(() => change<LeavingState>("DELETE", "/disconnect"));
  const refused = again.error ?? stay.error;
  return (
    <Alert color="red" title={say.failed} role="alert">
      <Stack gap="xs">
        {standing.failure !== null && <Text size="sm">{pick(standing.failure)}</Text>}
        {standing.inUse.length > 0 && <InUse inUse={standing.inUse} />}
        <Text size="sm">
          {standing.isArchived && `${say.archived} `}
          {say.waits}
        </Text>
        {refused !== null && <Failure error={refused} title={say.refused} />}
        {mayPublish && (
          <Group>
            <Button
              size="xs"
              color="red.9"
              loading={again.isPending}
              onClick={() => again.mutate(standing.archiveProperties)}
            >
              {say.again}
            </Button>
            {standing.archiveProperties && !standing.isArchived && (
              <Button size="xs" variant="default" onClick={() => again.mutate(false)}>
                {standing.inUse.length > 0 ? say.leaveThem : say.withoutArchive}
              </Button>
            )}
            <Button
              size="xs"
              variant="default"
              loading={stay.isPending}
              onClick={() => stay.mutate(undefined)}
            >
              {say.stay}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}

type Props = {
  readonly keepDays: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Says what disconnecting means and asks for the account's number before it is done. */
function DisconnectDialog({ keepDays, isOpen, onClose }: Props) {
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
