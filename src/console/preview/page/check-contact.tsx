import { Button, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ModelKind } from "../../contract/text.ts";
import { Compared } from "../../leads/page/contact/contact-drawer.tsx";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { findQuery } from "../../shell/page/server/queries.ts";
import { Search } from "../../shell/page/marks/icons.tsx";
import { Failure } from "../../shell/page/states/failure.tsx";
import { previewTexts } from "./preview-texts.ts";

/** Finds a contact and shows its score in force beside the draft's, before anything is written. */
export function CheckContact({ kind }: { readonly kind: ModelKind }) {
  const say = useTexts(previewTexts);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [search] = useDebouncedValue(typed.trim(), 250);
  const query = useQuery(findQuery(search));
  const contacts = search === "" ? [] : (query.data?.contacts ?? []);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say.check}
        </Title>
        <TextInput
          maw={420}
          aria-label={say.check}
          placeholder={say.checkHint}
          leftSection={<Search />}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
        {search !== "" && query.isSuccess && contacts.length === 0 && (
          <Text size="sm" c="dimmed">
            {say.noneFound}
          </Text>
        )}
        <Group gap="xs">
          {contacts.slice(0, 8).map(({ contactId, name, email, company }) => (
            <Button
              key={contactId}
              size="xs"
              variant={chosen === contactId ? "filled" : "default"}
              aria-pressed={chosen === contactId}
              data-contact={contactId}
              onClick={() => setChosen(contactId)}
            >
              {[name || email || contactId, company].filter((part) => part !== "").join(" · ")}
            </Button>
          ))}
        </Group>
        {chosen !== null && <Compared key={chosen} kind={kind} contactId={chosen} />}
      </Stack>
    </Paper>
  );
}
