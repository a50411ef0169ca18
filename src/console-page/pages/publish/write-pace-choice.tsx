import { Checkbox, Group, NumberInput, Select, Stack, Text } from "@mantine/core";
import type { WritePaceWish } from "../../../console/api/schemas/pacing.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { pacingTexts } from "./pacing-texts.ts";

type Props = {
  readonly chosen: WritePaceWish | null;
  readonly onChoose: (chosen: WritePaceWish | null) => void;
};

const usual: WritePaceWish = { most: 100, per: "hour" };

/** Whether what a publish alone changes is written little by little, and how fast. */
export function WritePaceChoice({ chosen, onChoose }: Props) {
  const say = useTexts(pacingTexts);
  return (
    <Stack gap={6}>
      <Checkbox
        label={say.pace}
        checked={chosen !== null}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked ? usual : null)}
      />
      {chosen !== null && (
        <Stack gap={4} pl="xl">
          <Group gap="sm" align="end">
            <NumberInput
              label={say.paceMost}
              w={160}
              min={1}
              max={1_000_000}
              allowDecimal={false}
              value={chosen.most}
              onChange={(typed) =>
                typeof typed === "number" && typed > 0 && onChoose({ ...chosen, most: typed })
              }
            />
            <Select
              label={say.pacePer}
              w={140}
              allowDeselect={false}
              data={[
                { value: "hour", label: say.per.hour },
                { value: "day", label: say.per.day },
              ]}
              value={chosen.per}
              onChange={(per) => onChoose({ ...chosen, per: per === "day" ? "day" : "hour" })}
            />
          </Group>
          <Text size="sm" c="dimmed" maw={640}>
            {say.paceMeans}
          </Text>
        </Stack>
      )}
    </Stack>
  );
}
