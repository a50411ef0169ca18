import { Badge, Button, Card, Group, Modal, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Draft, ReadyMadeList as Listed } from "../../../contract/drafts.ts";
import type { ModelKind } from "../../../contract/text.ts";
import { useFormats } from "../../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../../shell/page/language/language-provider.tsx";
import { tell, tellFailure } from "../../../shell/page/marks/toasts.tsx";
import { readyMadeQuery } from "../../../shell/page/server/queries.ts";
import { useMay } from "../../../shell/page/server/use-session.ts";
import { Loaded } from "../../../shell/page/states/loaded.tsx";
import { filesTexts } from "./files-texts.ts";

type Props = {
  readonly kind: ModelKind;
  /** The model that the draft is made of; null when it is another. */
  readonly chosen: string | null;
  /** Whether somebody has changed the draft and not published it: then it is not replaced unasked. */
  readonly draft: Pick<Draft, "isPublished" | "canUndo">;
  readonly onUse: (id: string) => Promise<void>;
  readonly onUndo: () => Promise<void>;
};

type Model = Listed["models"][number];

/** The models that an account can start from, which one is in use, and a way back after another was taken. */
export function ReadyMadeList({ kind, chosen, draft, onUse, onUndo }: Props) {
  const say = useTexts(filesTexts);
  const pick = usePick();
  const query = useQuery(readyMadeQuery);
  const [busy, setBusy] = useState<string | null>(null);
  const [asked, setAsked] = useState<Model | null>(null);
  const use = async ({ id, label }: Model): Promise<void> => {
    setAsked(null);
    setBusy(id);
    try {
      await onUse(id);
      tell(say.chosen(pick(label)), () => {
        void onUndo().catch((error: unknown) => tellFailure(say.notUsed, error));
      });
    } catch (error) {
      tellFailure(say.notUsed, error);
    } finally {
      setBusy(null);
    }
  };
  const hasChanges = !draft.isPublished && draft.canUndo;
  return (
    <Loaded query={query} lines={3}>
      {({ models }) => (
        <>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {models
              .filter((model) => model.kind === kind)
              .map((model) => (
                <ModelCard
                  key={model.id}
                  model={model}
                  isChosen={chosen === model.id}
                  isBusy={busy === model.id}
                  onUse={() => (hasChanges ? setAsked(model) : void use(model))}
                />
              ))}
          </SimpleGrid>
          <Modal
            opened={asked !== null}
            onClose={() => setAsked(null)}
            title={asked === null ? "" : say.using(pick(asked.label))}
            closeButtonProps={{ "aria-label": say.cancel }}
          >
            <Stack gap="md">
              <Text size="sm">{say.replaces}</Text>
              <Group justify="flex-end">
                <Button variant="default" onClick={() => setAsked(null)}>
                  {say.cancel}
                </Button>
                <Button onClick={() => asked !== null && void use(asked)}>{say.replace}</Button>
              </Group>
            </Stack>
          </Modal>
        </>
      )}
    </Loaded>
  );
}

type ModelCardProps = {
  readonly model: Model;
  readonly isChosen: boolean;
  readonly isBusy: boolean;
  readonly onUse: () => void;
};

function ModelCard({ model, isChosen, isBusy, onUse }: ModelCardProps) {
  const say = useTexts(filesTexts);
  const pick = usePick();
  const { number } = useFormats();
  const mayEdit = useMay("edit");
  return (
    <Card withBorder>
      <Stack gap="xs" h="100%" justify="space-between">
        <div>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Title order={3} size="h5">
              {pick(model.label)}
            </Title>
            {isChosen && (
              <Badge tt="none" variant="light" style={{ flexShrink: 0 }}>
                {say.inUse}
              </Badge>
            )}
          </Group>
          <Text size="sm">{pick(model.about)}</Text>
          <Text size="xs" c="dimmed">
            {say.criteria(number(model.criteria), number(model.behaviourCriteria))}
          </Text>
        </div>
        <Button
          variant="default"
          loading={isBusy}
          disabled={!mayEdit}
          aria-label={say.using(pick(model.label))}
          onClick={onUse}
        >
          {isChosen ? say.useAnew : say.use}
        </Button>
      </Stack>
    </Card>
  );
}
