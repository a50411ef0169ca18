import { Group, Stack, Text, Title } from "@mantine/core";
import { useEffect, type ReactNode } from "react";

type Props = {
  readonly title: string;
  /** One sentence: what this page is for. */
  readonly lead: string;
  /** How much the page shows, beside its title; left out while nobody knows. */
  readonly count?: string;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  /** A page that is a table takes the whole width, and stands close to its head. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
};

/** The head of a page: title, purpose, actions. The title is the browser tab's too. */
export function PageFrame({ title, lead, count, actions, isWide = false, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Ripen`;
  }, [title]);
  return (
    <Stack gap={isWide ? "xs" : "lg"} maw={isWide ? 1680 : 1180}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={isWide ? 0 : 4} flex="1 1 20rem" {...(!isWide && { maw: 760 })}>
          <Group gap="sm" align="baseline">
            <Title order={1} size="h2">
              {title}
            </Title>
            {count !== undefined && (
              <Text fw={650} role="status">
                {count}
              </Text>
            )}
          </Group>
          <Text c="dimmed" {...(isWide && { size: "sm" })}>
            {lead}
          </Text>
        </Stack>
        {actions !== undefined && (
          <Group gap="xs" className="no-print">
            {actions}
          </Group>
        )}
      </Group>
      {children}
    </Stack>
  );
}
