import { Button, Group, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { texts } from "../../shell/page/language/language.ts";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";
import { auditQuery } from "../../shell/page/server/queries.ts";
import { Loaded } from "../../shell/page/states/loaded.tsx";

const auditTexts = texts(
  {
    title: "Audit",
    lead: "Everything that people and Ripen have changed in this account, newest first.",
    when: "When",
    what: "What",
    who: "Who",
    older: "Older",
    newest: "Newest",
    none: "Nothing has been changed yet.",
  },
  {
    title: "Auditoría",
    lead: "Todo lo que las personas y Ripen han cambiado en esta cuenta, lo más reciente primero.",
    when: "Cuándo",
    what: "Qué",
    who: "Quién",
    older: "Anteriores",
    newest: "Más recientes",
    none: "Aún no se ha cambiado nada.",
  },
);

/** Who changed what and when, newest first. */
export function AuditPage() {
  const say = useTexts(auditTexts);
  const pick = usePick();
  const { dateTime } = useFormats();
  const [before, setBefore] = useState<number | undefined>(undefined);
  const query = useQuery(auditQuery(before));
  return (
    <PageFrame title={say.title} lead={say.lead}>
      <Loaded query={query} lines={12}>
        {({ entries, hasMore }) =>
          entries.length === 0 ? (
            <Text c="dimmed">{say.none}</Text>
          ) : (
            <>
              <Table.ScrollContainer
                minWidth={300}
                type="native"
                tabIndex={0}
                aria-label={say.title}
              >
                <Table withTableBorder tabularNums>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th w={{ base: 110, sm: 180 }}>{say.when}</Table.Th>
                      <Table.Th>{say.what}</Table.Th>
                      <Table.Th w={240} visibleFrom="sm">
                        {say.who}
                      </Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {entries.map(({ id, at, who, text }) => (
                      <Table.Tr key={id}>
                        <Table.Td>{dateTime(at)}</Table.Td>
                        <Table.Td>
                          {pick(text)}
                          <Text size="xs" c="dimmed" hiddenFrom="sm">
                            {who}
                          </Text>
                        </Table.Td>
                        <Table.Td c="dimmed" visibleFrom="sm">
                          {who}
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
              <Group gap="xs">
                {before !== undefined && (
                  <Button size="xs" variant="default" onClick={() => setBefore(undefined)}>
                    {say.newest}
                  </Button>
                )}
                {hasMore && (
                  <Button size="xs" variant="default" onClick={() => setBefore(entries.at(-1)?.id)}>
                    {say.older}
                  </Button>
                )}
              </Group>
            </>
          )
        }
      </Loaded>
    </PageFrame>
  );
}
