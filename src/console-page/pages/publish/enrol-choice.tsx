import { Checkbox, NumberInput, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Draft } from "../../../console/api/schemas/drafts.ts";
import { useFormats } from "../../language/formats.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { latestPreviewQuery } from "../../server/queries.ts";
import { pacingTexts } from "./pacing-texts.ts";

/** What is ticked: how many a day, and the number that stood beside it. */
export type Enrol = { readonly mostADay: number; readonly expected: number };

type Props = {
  readonly draft: Draft;
  readonly chosen: Enrol | null;
  readonly onChoose: (chosen: Enrol | null) => void;
};

const usualADay = 50;

/** The tick 'enrol up to N a day', with the number that the preview of this very draft shows. */
export function EnrolChoice({ draft, chosen, onChoose }: Props) {
  const say = useTexts(pacingTexts);
  const { number } = useFormats();
  const { preview } = useQuery(latestPreviewQuery).data ?? { preview: null };
  const isOfDraft =
    preview?.kind === draft.kind && preview.draftRevision === draft.revision && !preview.isOutdated;
  const expected = isOfDraft ? (preview.result?.enrolments ?? null) : null;
  const isChosen = chosen !== null && expected !== null;
  // Another number than the one that was ticked is to be looked at again.
  useEffect(() => {
    if (chosen !== null && chosen.expected !== expected) onChoose(null);
  }, [chosen, expected, onChoose]);
  return (
    <Stack gap={6}>
      <Checkbox
        label={expected === null ? say.enrol : say.enrolWith(number(expected))}
        description={expected === null ? say.previewFirst : expected === 0 ? say.none : undefined}
        disabled={expected === null || expected === 0}
        checked={isChosen}
        onChange={({ currentTarget }) =>
          onChoose(
            currentTarget.checked && expected !== null ? { mostADay: usualADay, expected } : null,
          )
        }
      />
      {isChosen && (
        <Stack gap={4} pl="xl">
          <NumberInput
            label={say.mostADay}
            maw={320}
            min={1}
            max={100_000}
            allowDecimal={false}
            value={chosen.mostADay}
            onChange={(typed) =>
              typeof typed === "number" && typed > 0 && onChoose({ mostADay: typed, expected })
            }
          />
          <Text size="sm" c="dimmed" maw={640}>
            {say.means(number(Math.ceil(expected / chosen.mostADay)))}
          </Text>
        </Stack>
      )}
    </Stack>
  );
}
