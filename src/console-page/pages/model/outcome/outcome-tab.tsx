import { Group, Stack } from "@mantine/core";
import { useTexts } from "../../../language/language-provider.tsx";
import type { EditedDraft } from "../draft/use-draft.ts";
import { remarksAt } from "../findings-at.ts";
import { RemarkList } from "../remark-list.tsx";
import { BandList } from "./band-list.tsx";
import { GroupCaps } from "./group-caps.tsx";
import { MatrixColours } from "./matrix-colours.tsx";
import { outcomeEditTexts } from "./outcome-edit-texts.ts";
import { Section, WholeInput } from "./section.tsx";
import { Stages } from "./stages.tsx";

/** What the points mean: ready, bands, caps, matrix, roles, stages. */
export function OutcomeTab({ edited }: { readonly edited: EditedDraft }) {
  const say = useTexts(outcomeEditTexts);
  const { model, change, draft } = edited;
  const { ready } = model;
  const put = (changed: Partial<typeof ready>): void => change({ ready: { ...ready, ...changed } });
  return (
    <Stack gap="xl">
      <Section title={say.ready} hint={say.readyHint}>
        <RemarkList remarks={remarksAt(draft, "ready")} />
        <Group gap="sm" align="flex-end">
          <WholeInput label={say.fit} value={ready.fit} onChange={(fit) => put({ fit })} />
          <WholeInput label={say.pain} value={ready.pain} onChange={(pain) => put({ pain })} />
          <WholeInput label={say.total} value={ready.total} onChange={(total) => put({ total })} />
          <WholeInput
            label={say.hysteresis}
            max={100}
            value={ready.hysteresis}
            onChange={(hysteresis) => put({ hysteresis })}
          />
          <WholeInput
            label={say.dwell}
            max={2160}
            value={ready.dwellHours}
            onChange={(dwellHours) => put({ dwellHours })}
          />
        </Group>
      </Section>
      <BandList edited={edited} />
      <GroupCaps edited={edited} />
      <MatrixColours edited={edited} />
      <Stages edited={edited} />
    </Stack>
  );
}
