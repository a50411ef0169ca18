import { ActionIcon, Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTexts } from "../../../language/language-provider.tsx";
import { Cross } from "../../../shell/icons.tsx";
import type { EditedDraft } from "../draft/use-draft.ts";
import { remarksAt } from "../findings-at.ts";
import { RemarkList } from "../remark-list.tsx";
import { outcomeEditTexts } from "./outcome-edit-texts.ts";
import { Section, WholeInput } from "./section.tsx";

/** Families of criteria and the most that each gives together. */
export function GroupCaps({ edited }: { readonly edited: EditedDraft }) {
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
            color="gray.8"
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
