import { NumberInput, Switch } from "@mantine/core";
import type { HandRaiser } from "../../../../scoring/gates-schema.ts";
import { useTexts } from "../../../language/language-provider.tsx";
import { ConditionEditor } from "../conditions/condition-editor.tsx";
import { EventTypesInput } from "../conditions/event-editor.tsx";
import { makeTest } from "../conditions/make-condition.ts";
import type { EditedDraft } from "../draft/use-draft.ts";
import { remarksAt } from "../findings-at.ts";
import { GateBox, GateSection } from "./gate-box.tsx";
import { gateTexts } from "./gate-texts.ts";

/** Behaviours that make a contact ready at once. */
export function HandRaiserList({ edited }: { readonly edited: EditedDraft }) {
  const say = useTexts(gateTexts);
  const { handRaisers, fields } = edited.model;
  const names = Object.keys(fields);
  const put = (next: HandRaiser[]): void => edited.change({ handRaisers: next });
  const add = (): void =>
    put([
      ...handRaisers,
      { label: { en: "", es: "" }, types: ["form_submitted"], where: null, withinDays: 30 },
    ]);
  return (
    <GateSection title={say.handRaisers} hint={say.handRaisersHint} onAdd={add}>
      {handRaisers.map((gate, at) => {
        const set = (changed: Partial<HandRaiser>): void =>
          put(handRaisers.with(at, { ...gate, ...changed }));
        return (
          <GateBox
            key={at}
            label={gate.label}
            remarks={remarksAt(edited.draft, `handRaisers[${at}]`)}
            onLabel={(label) => set({ label })}
            onRemove={() => put(handRaisers.toSpliced(at, 1))}
          >
            <EventTypesInput types={gate.types} onChange={(types) => set({ types: [...types] })} />
            <Switch
              size="xs"
              label={say.whereOn}
              checked={gate.where !== null}
              onChange={({ currentTarget }) =>
                set({ where: currentTarget.checked ? makeTest("contains", "form", null) : null })
              }
            />
            {gate.where !== null && (
              <ConditionEditor
                condition={gate.where}
                fields={names}
                inside="event"
                onChange={(where) => set({ where })}
              />
            )}
            <NumberInput
              w={220}
              label={say.withinDays}
              min={1}
              max={3650}
              allowDecimal={false}
              value={gate.withinDays}
              onChange={(typed) => typeof typed === "number" && set({ withinDays: typed })}
            />
          </GateBox>
        );
      })}
    </GateSection>
  );
}
