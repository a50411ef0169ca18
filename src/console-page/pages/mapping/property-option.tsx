import { Stack, Text } from "@mantine/core";
import type { PortalProperty } from "../../../console/api/schemas/mapping.ts";
import { useFormats } from "../../language/formats.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { mappingTexts } from "./mapping-texts.ts";

type Props = {
  readonly name: string;
  readonly label: string;
  readonly property: PortalProperty | undefined;
};

/** A property to choose: label, name, type, fill rate and sample values. */
export function PropertyOption({ name, label, property }: Props) {
  const say = useTexts(mappingTexts);
  const { percent } = useFormats();
  const fill = property?.fill ?? null;
  const parts = [
    name,
    ...(property === undefined ? [] : [property.type]),
    ...(fill === null ? [] : [say.filled(percent(fill))]),
  ];
  return (
    <Stack gap={0} miw={0}>
      <Text size="sm">{label}</Text>
      <Text size="xs" c="dimmed">
        {parts.join(" · ")}
      </Text>
      {property !== undefined && property.samples.length > 0 && (
        <Text size="xs" c="dimmed" truncate>
          {say.samples(property.samples.join(", "))}
        </Text>
      )}
    </Stack>
  );
}
