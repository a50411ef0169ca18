import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { LeavingState } from "../../../console/api/schemas/leaving.ts";
import { useFormats } from "../../language/formats.ts";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { change } from "../../server/call.ts";
import { leavingQuery } from "../../server/queries.ts";
import { useChange } from "../../server/use-change.ts";
import { useMay, useSession } from "../../server/use-session.ts";
import { Failure } from "../../states/failure.tsx";
import { Loaded } from "../../states/loaded.tsx";
import { DisconnectDialog } from "./disconnect-dialog.tsx";
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
                {say.withoutArchive}
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
