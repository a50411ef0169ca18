import { Select } from "@mantine/core";
import type { Limit } from "../../../../scoring/gates-schema.ts";
import { usePick, useTexts } from "../../../language/language-provider.tsx";
import { ConditionEditor } from "../conditions/condition-editor.tsx";
import { firstCondition } from "../conditions/make-condition.ts";
import type { EditedDraft } from "../draft/use-draft.ts";
import { remarksAt } from "../findings-at.ts";
import { freshId } from "../fresh-id.ts";
import { GateBox, GateSection } from "./gate-box.tsx";
import { gateTexts } from "./gate-texts.ts";

/** Who stays at a band whatever the behaviour. */
export function LimitList({ edited }: { readonly edited: EditedDraft }) {
  const say = useTexts(gateTexts);
  const pick = usePick();
  const { limits, bands, fields } = edited.model;
  const names = Object.keys(fields);
  const put = (next: Limit[]): void => edited.change({ limits: next });
  const add = (): void =>
    put([
      ...limits,
      {
        id: freshId("limit", limits),
        label: { en: "", es: "" },
        when: firstCondition(names),
        band: bands[0]?.name ?? "",
      },
    ]);
  return (
    <GateSection title={say.limits} hint={say.limitsHint} onAdd={add}>
      {limits.map((gate, at) => {
        const set = (changed: Partial<Limit>): void =>
          put(limits.with(at, { ...gate, ...changed }));
        return (
          <GateBox
            key={gate.id}
            label={gate.label}
            remarks={remarksAt(edited.draft, `limits[${at}]`)}
            onLabel={(label) => set({ label })}
            onRemove={() => put(limits.toSpliced(at, 1))}
          >
            <ConditionEditor
              condition={gate.when}
              fields={names}
              inside="contact"
              onChange={(when) => set({ when })}
            />
            <Select
              w={260}
              label={say.band}
              allowDeselect={false}
              value={gate.band}
              data={bands.map(({ name, label }) => ({ value: name, label: pick(label) || name }))}
              onChange={(band) => band !== null && set({ band })}
            />
          </GateBox>
        );
      })}
    </GateSection>
  );
}
