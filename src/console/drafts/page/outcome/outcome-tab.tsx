import { ActionIcon, Button, Group, Stack, TextInput } from "@mantine/core";
import { useTexts } from "../../../shell/page/language/language-provider.tsx";
import type { EditedDraft } from "../draft/use-draft.ts";
import { remarksAt } from "../findings-at.ts";
import { RemarkList } from "../remark-list.tsx";
import { MatrixColours } from "./matrix-colours.tsx";
import { outcomeEditTexts } from "./outcome-edit-texts.ts";
import { Section, WholeInput } from "./section.tsx";
import { Stages } from "./stages.tsx";
import { ThresholdPicture } from "./threshold-picture.tsx";
import { useState } from "react";
import { Cross } from "../../../shell/page/marks/icons.tsx";
import type { Band } from "../../../../scoring/model/outcome-schema.ts";

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
        <ThresholdPicture model={model} onPut={put} />
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

/** Families of criteria and the most that each gives together. */
function GroupCaps({ edited }: { readonly edited: EditedDraft }) {
  const say = useTexts(outcomeEditTexts);
  const [name, setName] = useState("");
  const { families, criteria } = edited.model;
  const isName = /^[a-z][a-z0-9_-]{0,63}$/.test(name) && !Object.hasOwn(families, name);
  const remove = (gone: string): void => {
    const { [gone]: _, ...rest } = families;
    edited.change({
      families: rest,
      criteria: criteria.map((one) => (one.family === gone ? { ...one, family: null } : one)),
    });
  };
  return (
    <Section title={say.groups} hint={say.groupsHint}>
      <RemarkList remarks={remarksAt(edited.draft, "families")} />
      {Object.entries(families).map(([family, { cap }]) => (
        <Group key={family} gap="sm" align="flex-end">
          <TextInput w={200} label={say.group} value={family} readOnly />
          <WholeInput
            label={say.cap}
            max={1000}
            value={cap}
            onChange={(points) =>
              edited.change({ families: { ...families, [family]: { cap: points } } })
            }
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={say.remove(family)}
            onClick={() => remove(family)}
          >
            <Cross />
          </ActionIcon>
        </Group>
      ))}
      <Group gap="sm" align="flex-end">
        <TextInput
          w={320}
          label={say.groupName}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button
          variant="light"
          disabled={!isName}
          onClick={() => {
            edited.change({ families: { ...families, [name]: { cap: 20 } } });
            setName("");
          }}
        >
          {say.addGroup}
        </Button>
      </Group>
    </Section>
  );
}

/** Named ranges of the total. */
function BandList({ edited }: { readonly edited: EditedDraft }) {
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
              color="gray"
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
