import { NumberInput, SimpleGrid, Stack, Text } from "@mantine/core";
import { useTexts } from "../../language/language-provider.tsx";
import type { Wish } from "./bind-form.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

type Props = { readonly wish: Wish; readonly onPut: (changed: Partial<Wish>) => void };

/** From which score, how often and how many a day; what is delayed is never lost. */
export function PaceInputs({ wish, onPut }: Props) {
  const say = useTexts(workflowsTexts);
  return (
    <Stack gap={4}>
      <Text fw={600} size="sm">
        {say.pacing}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }} style={{ alignItems: "end" }}>
        <NumberInput
          label={say.minimumScore}
          min={0}
          max={100_000}
          allowDecimal={false}
          value={wish.minimumScore ?? ""}
          onChange={(typed) => onPut({ minimumScore: typeof typed === "number" ? typed : null })}
        />
        <NumberInput
          label={say.coolDownDays}
          min={0}
          max={3650}
          allowDecimal={false}
          value={wish.coolDownDays}
          onChange={(typed) => typeof typed === "number" && onPut({ coolDownDays: typed })}
        />
        <NumberInput
          label={say.mostADay}
          min={1}
          max={100_000}
          allowDecimal={false}
          value={wish.mostADay ?? ""}
          onChange={(typed) => onPut({ mostADay: typeof typed === "number" ? typed : null })}
        />
      </SimpleGrid>
    </Stack>
  );
}
