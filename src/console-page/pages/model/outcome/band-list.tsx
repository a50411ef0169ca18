import { ActionIcon, Button, Group, TextInput } from "@mantine/core";
import type { Band } from "../../../../scoring/outcome-schema.ts";
import { useTexts } from "../../../language/language-provider.tsx";
import { Cross } from "../../../shell/icons.tsx";
import type { EditedDraft } from "../draft/use-draft.ts";
import { remarksAt } from "../findings-at.ts";
import { RemarkList } from "../remark-list.tsx";
import { outcomeEditTexts } from "./outcome-edit-texts.ts";
import { Section, WholeInput } from "./section.tsx";

/** Named ranges of the total. */
export function BandList({ edited }: { readonly edited: EditedDraft }) {
  const say = useTexts(outcomeEditTexts);
  const { bands } = edited.model;
  const put = (next: Band[]): void => edited.change({ bands: next });
  const add = (): void =>
    put([
      ...bands,
      {
        name: `band-${bands.length + 1}`,
        label: { en: "", es: "" },
        from: (bands.at(-1)?.from ?? 0) + 10,
      },
    ]);
  return (
    <Section title={say.bands} hint={say.bandsHint}>
      <RemarkList remarks={remarksAt(edited.draft, "bands")} />
      {bands.map((band, at) => {
        const set = (changed: Partial<Band>): void => put(bands.with(at, { ...band, ...changed }));
        return (
          <Group key={at} gap="sm" align="flex-end">
            <WholeInput label={say.from} value={band.from} onChange={(from) => set({ from })} />
            <TextInput
              w={160}
              label={say.bandName}
              value={band.name}
              onChange={({ currentTarget }) => set({ name: currentTarget.value })}
            />
            <TextInput
              w={200}
              label={say.bandEn}
              value={band.label.en}
              onChange={({ currentTarget }) =>
                set({ label: { ...band.label, en: currentTarget.value } })
              }
            />
            <TextInput
              w={200}
              label={say.bandEs}
              value={band.label.es}
              onChange={({ currentTarget }) =>
                set({ label: { ...band.label, es: currentTarget.value } })
              }
            />
            <ActionIcon
              variant="subtle"
              color="gray.8"
              size="lg"
              aria-label={say.remove(band.name)}
              disabled={bands.length === 1}
              onClick={() => put(bands.toSpliced(at, 1))}
            >
              <Cross />
            </ActionIcon>
          </Group>
        );
      })}
      <Group>
        <Button size="compact-sm" variant="light" onClick={add}>
          {say.addBand}
        </Button>
      </Group>
    </Section>
  );
}
