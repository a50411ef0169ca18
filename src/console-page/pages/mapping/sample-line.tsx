import { Alert, Button, Group, Loader, Text } from "@mantine/core";
import type { SampleState } from "../../../console/api/schemas/mapping.ts";
import { useFormats } from "../../language/formats.ts";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { change } from "../../server/call.ts";
import { useChange } from "../../server/use-change.ts";
import { useMay } from "../../server/use-session.ts";
import { mappingTexts } from "./mapping-texts.ts";

/** What the fill rates rest on, and a way to read again. */
export function SampleLine({ sample }: { readonly sample: SampleState }) {
  const say = useTexts(mappingTexts);
  const pick = usePick();
  const formats = useFormats();
  const mayEdit = useMay("edit");
  const refresh = useChange(() => change("POST", "/properties/refresh"));
  const again = mayEdit && (
    <Button
      size="xs"
      variant="default"
      loading={refresh.isPending}
      onClick={() => refresh.mutate(undefined)}
    >
      {say.refresh}
    </Button>
  );
  switch (sample.state) {
    case "reading":
      return (
        <Group gap="xs" role="status" mih={30}>
          <Loader size="xs" />
          <Text size="sm">{say.reading}</Text>
        </Group>
      );
    case "failed":
      return (
        <Alert color="yellow" title={say.sampleFailed}>
          <Group justify="space-between">
            <Text size="sm">{sample.error === null ? "" : pick(sample.error)}</Text>
            {again}
          </Group>
        </Alert>
      );
    case "ready":
      return (
        <Group gap="sm" mih={30}>
          <Text size="sm" c="dimmed">
            {say.sample(
              formats.number(sample.contacts),
              formats.number(sample.companies),
              sample.readAt === null ? "" : formats.dateTime(sample.readAt),
            )}
          </Text>
          {again}
        </Group>
      );
    default:
      return sample.state satisfies never;
  }
}
