import {
  Alert,
  Anchor,
  Badge,
  Button,
  Group,
  Stack,
  Table,
  Text,
  Title,
  Modal,
  TextInput,
} from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ModelKind } from "../../contract/text.ts";
import type { Versions, Published } from "../../contract/versions.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { apiAddress, change } from "../../shell/page/server/call.ts";
import { versionsQuery, diffQuery } from "../../shell/page/server/queries.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { publishTexts } from "./publish-texts.ts";
import { ChangeList } from "./change-list.tsx";
import { useChange } from "../../shell/page/server/use-change.ts";
import { Failure } from "../../shell/page/states/failure.tsx";

type Version = Versions["versions"][number];
type Dialog = { readonly kind: "compare" | "restore"; readonly version: Version };

/** Every published version of a kind, with comparison, export and roll-back. */
export function VersionList({ kind }: { readonly kind: ModelKind }) {
  const say = useTexts(publishTexts);
  const { number } = useFormats();
  const query = useQuery(versionsQuery);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [restored, setRestored] = useState<number | null>(null);
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.versions}
      </Title>
      <Loaded query={query} lines={3}>
        {({ versions }) => {
          const mine = versions.filter((version) => version.kind === kind);
          const inForce = mine.find(({ isInForce }) => isInForce);
          return (
            <>
              {restored !== null && restored === inForce?.version && (
                <Alert color="leaf" role="status">
                  {say.restored(number(restored))}
                </Alert>
              )}
              {mine.length === 0 ? (
                <Text size="sm" c="dimmed">
                  {say.noVersions}
                </Text>
              ) : (
                <VersionTable versions={mine} onAct={setDialog} />
              )}
              <CompareDialog
                from={dialog?.kind === "compare" ? dialog.version : null}
                to={inForce ?? null}
                onClose={() => setDialog(null)}
              />
              <RestoreDialog
                version={dialog?.kind === "restore" ? dialog.version : null}
                onClose={() => setDialog(null)}
                onRestored={setRestored}
              />
            </>
          );
        }}
      </Loaded>
    </Stack>
  );
}

type TableProps = {
  readonly versions: readonly Version[];
  readonly onAct: (dialog: Dialog) => void;
};

function VersionTable({ versions, onAct }: TableProps) {
  const say = useTexts(publishTexts);
  return (
    <Table.ScrollContainer minWidth={760} type="native" tabIndex={0} aria-label={say.versions}>
      <Table withTableBorder tabularNums>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.version}</Table.Th>
            <Table.Th>{say.published}</Table.Th>
            <Table.Th>{say.by}</Table.Th>
            <Table.Th>{say.noteColumn}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.map((version) => (
            <VersionRow key={version.version} version={version} onAct={onAct} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function VersionRow({
  version,
  onAct,
}: {
  readonly version: Version;
  readonly onAct: TableProps["onAct"];
}) {
  const say = useTexts(publishTexts);
  const mayPublish = useMay("publish");
  const { number, dateTime } = useFormats();
  const id = number(version.version);
  return (
    <Table.Tr data-version={version.version}>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <Text size="sm" fw={600}>
            {id}. {version.name}
          </Text>
          {version.isInForce && <Badge tt="none">{say.inForce}</Badge>}
        </Group>
      </Table.Td>
      <Table.Td>{dateTime(version.publishedAt)}</Table.Td>
      <Table.Td>{version.publishedBy}</Table.Td>
      <Table.Td maw={260}>{version.note}</Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap" justify="flex-end">
          <Anchor
            size="sm"
            download
            href={apiAddress(`/versions/${version.version}/export`)}
            aria-label={say.exportOf(id)}
          >
            {say.export}
          </Anchor>
          {!version.isInForce && (
            <>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={say.compareWith(id)}
                onClick={() => onAct({ kind: "compare", version })}
              >
                {say.compare}
              </Button>
              {mayPublish && (
                <Button
                  size="compact-sm"
                  variant="light"
                  aria-label={say.restoreTo(id)}
                  onClick={() => onAct({ kind: "restore", version })}
                >
                  {say.restore}
                </Button>
              )}
            </>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

type Props = {
  /** Null while nothing is compared. */
  readonly from: Version | null;
  readonly to: Version | null;
  readonly onClose: () => void;
};

/** What differs between an earlier version and the one in force. */
function CompareDialog({ from, to, onClose }: Props) {
  const say = useTexts(publishTexts);
  const { number } = useFormats();
  return (
    <Modal
      opened={from !== null && to !== null}
      onClose={onClose}
      size="xl"
      title={from && to && say.diffTitle(number(from.version), number(to.version))}
      closeButtonProps={{ "aria-label": say.close }}
    >
      {from !== null && to !== null && <Compared from={from} to={to} />}
    </Modal>
  );
}

function Compared({ from, to }: { readonly from: Version; readonly to: Version }) {
  const query = useQuery(diffQuery({ kind: to.kind, from: from.version, to: to.version }));
  return <Loaded query={query}>{({ changes }) => <ChangeList changes={changes} />}</Loaded>;
}

type RestoreDialogProps = {
  /** Null while nothing is asked. */
  readonly version: Version | null;
  readonly onClose: () => void;
  readonly onRestored: (version: number) => void;
};

/** Asks before an earlier version is put in force again. */
function RestoreDialog({ version, onClose, onRestored }: RestoreDialogProps) {
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

function Ask({ version, onClose, onRestored }: RestoreDialogProps & { readonly version: Version }) {
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
