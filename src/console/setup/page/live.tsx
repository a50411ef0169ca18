import { Anchor, Badge, Group, List, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { Setup } from "../../contract/setup.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { External } from "../../shell/page/marks/icons.tsx";
import { isWebAddress } from "../../shell/page/marks/record-link.tsx";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { setupTexts } from "./setup-texts.ts";

/** What is live in numbers, and what only a person can do in HubSpot itself, each ticked once it was seen working. */
export function Live({ setup: { contacts, live } }: { readonly setup: Setup }) {
  const say = useTexts(setupTexts);
  const { number } = useFormats();
  return (
    <Stack gap="sm" component="section" data-live>
      <Text>
        {say.liveFigures(
          number(contacts.scored),
          number(contacts.ready),
          number(live.bound),
          number(live.handedOff),
        )}
      </Text>
      <Title order={2} size="h4">
        {say.afterTitle}
      </Title>
      <List type="ordered" spacing="md">
        <Step title={say.workflowTitle} text={say.workflow} isSeen={live.hasReceipt}>
          {live.isHandoffBound ? (
            <Outward to={live.places.workflows} text={say.toWorkflows} />
          ) : (
            <Anchor component={PlaceLink} to="workflows" size="sm" underline="always">
              {say.toBind}
            </Anchor>
          )}
        </Step>
        <Step title={say.cardTitle} text={say.card} isSeen={live.cardSeenAt !== null}>
          <Outward to={live.places.recordPage} text={say.toRecordPage} />
        </Step>
        <Step title={say.viewTitle} text={say.view} isSeen={null}>
          <Outward to={live.places.contacts} text={say.toContacts} />
        </Step>
      </List>
    </Stack>
  );
}

type StepProps = {
  readonly title: string;
  readonly text: string;
  /** Null where Ripen cannot see it. */
  readonly isSeen: boolean | null;
  readonly children: ReactNode;
};

function Step({ title, text, isSeen, children }: StepProps) {
  const say = useTexts(setupTexts);
  return (
    <List.Item>
      <Stack gap={4} maw={760}>
        <Group gap="xs">
          <Text fw={600}>{title}</Text>
          {isSeen !== null && (
            <Badge
              tt="none"
              variant={isSeen ? "light" : "outline"}
              color={isSeen ? "leaf" : "gray"}
            >
              {isSeen ? say.seen : say.notSeen}
            </Badge>
          )}
        </Group>
        <Text size="sm">{text}</Text>
        <div>{children}</div>
      </Stack>
    </List.Item>
  );
}

function Outward({ to, text }: { readonly to: string; readonly text: string }) {
  if (!isWebAddress(to)) return null;
  return (
    <Anchor href={to} target="_blank" rel="noopener noreferrer" size="sm" underline="always">
      {text} <External size={14} />
    </Anchor>
  );
}
