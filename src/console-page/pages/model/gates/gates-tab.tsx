import { NumberInput, Stack, Title } from "@mantine/core";
import { useTexts } from "../../../language/language-provider.tsx";
import type { EditedDraft } from "../draft/use-draft.ts";
import { ExclusionList } from "./exclusion-list.tsx";
import { gateTexts } from "./gate-texts.ts";
import { HandRaiserList } from "./hand-raiser-list.tsx";
import { LimitList } from "./limit-list.tsx";

/** What decides beside the points: exclusions, limits, hand-raisers, and how long a 'never' lasts. */
export function GatesTab({ edited }: { readonly edited: EditedDraft }) {
  const say = useTexts(gateTexts);
  return (
    <Stack gap="xl">
      <ExclusionList edited={edited} />
      <LimitList edited={edited} />
      <HandRaiserList edited={edited} />
      <Stack gap="sm" component="section">
        <Title order={2} size="h4">
          {say.verdict}
        </Title>
        <NumberInput
          maw={360}
          label={say.never}
          min={1}
          max={3650}
          allowDecimal={false}
          value={edited.model.neverExpiresAfterDays ?? ""}
          onChange={(typed) =>
            edited.change({ neverExpiresAfterDays: typeof typed === "number" ? typed : null })
          }
        />
      </Stack>
    </Stack>
  );
}
