import { Alert, Button, Card, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ModelKind } from "../../../contract/text.ts";
import { useFormats } from "../../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../../shell/page/language/language-provider.tsx";
import { readyMadeQuery } from "../../../shell/page/server/queries.ts";
import { useMay } from "../../../shell/page/server/use-session.ts";
import { Failure } from "../../../shell/page/states/failure.tsx";
import { Loaded } from "../../../shell/page/states/loaded.tsx";
import { filesTexts } from "./files-texts.ts";

type Props = {
  readonly kind: ModelKind;
  /** The model that the draft is made of; null when it is another. */
  readonly chosen: string | null;
  readonly onUse: (id: string) => Promise<void>;
};

/** The models that an account can start from. */
export function ReadyMadeList({ kind, chosen, onUse }: Props) {
  const say = useTexts(filesTexts);
  const pick = usePick();
  const { number } = useFormats();
  const mayEdit = useMay("edit");
  const query = useQuery(readyMadeQuery);
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [used, setUsed] = useState<string | null>(null);
  const use = async (id: string, name: string): Promise<void> => {
    setBusy(id);
    setFailure(null);
    setUsed(null);
    try {
      await onUse(id);
      setUsed(name);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(null);
    }
  };
  return (
    <Loaded query={query} lines={3}>
      {({ models }) => (
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {models
              .filter((model) => model.kind === kind)
              .map(({ id, name, about, criteria, behaviourCriteria }) => (
                <Card key={id} withBorder>
                  <Stack gap="xs" h="100%" justify="space-between">
                    <div>
                      <Title order={3} size="h5">
                        {name}
                      </Title>
                      <Text size="sm">{pick(about)}</Text>
                      <Text size="xs" c="dimmed">
                        {say.criteria(number(criteria), number(behaviourCriteria))}
                      </Text>
                    </div>
                    <Button
                      variant={chosen === id ? "filled" : "light"}
                      loading={busy === id}
                      disabled={!mayEdit}
                      aria-label={say.using(name)}
                      onClick={() => void use(id, name)}
                    >
                      {say.use}
                    </Button>
                  </Stack>
                </Card>
              ))}
          </SimpleGrid>
          {failure !== null && <Failure error={failure} />}
          {used !== null && (
            <Alert color="leaf" role="status">
              {say.chosen(used)}
            </Alert>
          )}
        </Stack>
      )}
    </Loaded>
  );
}
