import { Drawer, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Comparison } from "../../../contract/explanation.ts";
import type { ModelKind } from "../../../contract/text.ts";
import { useFormats } from "../../../shell/page/language/formats.ts";
import { useTexts } from "../../../shell/page/language/language-provider.tsx";
import { RecordLink } from "../../../shell/page/marks/record-link.tsx";
import { comparisonQuery } from "../../../shell/page/server/queries.ts";
import { Loaded } from "../../../shell/page/states/loaded.tsx";
import { contactTexts } from "./contact-texts.ts";
import { SideBySide } from "./side-by-side.tsx";

type Props = {
  readonly kind?: ModelKind;
  readonly contactId: string | null;
  readonly onClose: () => void;
};

/** One contact's score with its reasons, beside the list that it was opened from. */
export function ContactDrawer({ kind = "lead", contactId, onClose }: Props) {
  const say = useTexts(contactTexts);
  return (
    <Drawer
      opened={contactId !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={say.title}
      closeButtonProps={{ "aria-label": say.close }}
    >
      {contactId !== null && <Compared kind={kind} contactId={contactId} />}
    </Drawer>
  );
}

/** One contact under the model in force and under the draft, loaded when shown. */
export function Compared(props: { readonly kind: ModelKind; readonly contactId: string }) {
  const query = useQuery(comparisonQuery(props.kind, props.contactId));
  return <Loaded query={query}>{(comparison) => <Contact comparison={comparison} />}</Loaded>;
}

function Contact({ comparison }: { readonly comparison: Comparison }) {
  const say = useTexts(contactTexts);
  const formats = useFormats();
  const { contact } = comparison;
  const who = contact.name || contact.email || contact.contactId;
  return (
    <Stack gap="sm">
      <Stack gap={0}>
        <Group gap={6}>
          <Text fw={650}>{who}</Text>
          <RecordLink url={contact.recordUrl} who={who} />
        </Group>
        <Text size="sm" c="dimmed">
          {[contact.company, contact.email].filter((part) => part !== "").join(" · ")}
        </Text>
        <Text size="xs" c="dimmed">
          {say.asOf(formats.dateTime(contact.readAt))}
        </Text>
      </Stack>
      <SideBySide comparison={comparison} />
    </Stack>
  );
}
