import { Group, NumberInput, TextInput } from "@mantine/core";
import type { Exclusion } from "../../../../scoring/gates-schema.ts";
import { useTexts } from "../../../language/language-provider.tsx";
import { ConditionEditor } from "../conditions/condition-editor.tsx";
import { firstCondition } from "../conditions/make-condition.ts";
import type { EditedDraft } from "../draft/use-draft.ts";
import { remarksAt } from "../findings-at.ts";
import { freshId } from "../fresh-id.ts";
import { GateBox, GateSection } from "./gate-box.tsx";
import { gateTexts } from "./gate-texts.ts";

/** Who is never handed off, why, and until when. */
export function ExclusionList({ edited }: { readonly edited: EditedDraft }) {
  const say = useTexts(gateTexts);
  const { exclusions, fields } = edited.model;
  const names = Object.keys(fields);
  const put = (next: Exclusion[]): void => edited.change({ exclusions: next });
  const add = (): void =>
    put([
      ...exclusions,
      {
        id: freshId("exclusion", exclusions),
        label: { en: "", es: "" },
        when: firstCondition(names),
        until: null,
        expiresAfterDays: null,
      },
    ]);
  return (
    <GateSection title={say.exclusions} hint={say.exclusionsHint} onAdd={add}>
      {exclusions.map((gate, at) => {
        const set = (changed: Partial<Exclusion>): void =>
          put(exclusions.with(at, { ...gate, ...changed }));
        return (
          <GateBox
            key={gate.id}
            label={gate.label}
            remarks={remarksAt(edited.draft, `exclusions[${at}]`)}
            onLabel={(label) => set({ label })}
            onRemove={() => put(exclusions.toSpliced(at, 1))}
          >
            <ConditionEditor
              condition={gate.when}
              fields={names}
              inside="contact"
              onChange={(when) => set({ when })}
            />
            <Group gap="sm" align="flex-end">
              <TextInput
                type="date"
                w={200}
                label={say.until}
                value={gate.until ?? ""}
                onChange={({ currentTarget }) => set({ until: currentTarget.value || null })}
              />
              <NumberInput
                w={320}
                label={say.expires}
                min={1}
                max={3650}
                allowDecimal={false}
                value={gate.expiresAfterDays ?? ""}
                onChange={(typed) =>
                  set({ expiresAfterDays: typeof typed === "number" ? typed : null })
                }
              />
            </Group>
          </GateBox>
        );
      })}
    </GateSection>
  );
}
