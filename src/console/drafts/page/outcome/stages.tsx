import { Group, Select, TagsInput } from "@mantine/core";
import { SENIORITIES, type Seniority } from "../../../../scoring/reading/seniority.ts";
import { usePick, useTexts } from "../../../shell/page/language/language-provider.tsx";
import { fieldName } from "../../../../words/fields.ts";
import { conditionTexts } from "../conditions/condition-texts.ts";
import type { EditedDraft } from "../draft/use-draft.ts";
import { outcomeEditTexts } from "./outcome-edit-texts.ts";
import { Section, WholeInput } from "./section.tsx";

/** Roles, stages of the funnel, and where leads come from. */
export function Stages({ edited }: { readonly edited: EditedDraft }) {
  const say = useTexts(outcomeEditTexts);
  const { roles, funnel } = edited.model;
  const { decision, consideration } = funnel;
  return (
    <>
      <Section title={say.roles} hint={say.rolesHint}>
        <Group gap="sm">
          <LevelSelect
            label={say.decisionFrom}
            level={roles.decisionMakerFrom}
            onChange={(level) => edited.change({ roles: { ...roles, decisionMakerFrom: level } })}
          />
          <LevelSelect
            label={say.influencerFrom}
            level={roles.influencerFrom}
            onChange={(level) => edited.change({ roles: { ...roles, influencerFrom: level } })}
          />
        </Group>
      </Section>
      <Section title={say.funnel} hint={say.funnelHint}>
        <Group gap="sm">
          <WholeInput
            label={say.consideration}
            value={consideration.from}
            onChange={(from) =>
              edited.change({ funnel: { ...funnel, consideration: { ...consideration, from } } })
            }
          />
          <WholeInput
            label={say.decision}
            value={decision.from}
            onChange={(from) =>
              edited.change({ funnel: { ...funnel, decision: { ...decision, from } } })
            }
          />
        </Group>
      </Section>
      <Origin edited={edited} />
    </>
  );
}

function Origin({ edited }: { readonly edited: EditedDraft }) {
  const say = useTexts(outcomeEditTexts);
  const pick = usePick();
  const { origin, fields } = edited.model;
  return (
    <Section title={say.origin} hint={say.originHint}>
      <Group gap="sm" align="flex-start">
        <Select
          w={220}
          label={say.originField}
          placeholder={say.noOrigin}
          clearable
          value={origin?.field ?? null}
          data={Object.keys(fields).map((field) => ({
            value: field,
            label: pick(fieldName(field)),
          }))}
          onChange={(field) =>
            edited.change({
              origin: field === null ? null : { inbound: [], outbound: [], ...origin, field },
            })
          }
        />
        {origin !== null &&
          (["inbound", "outbound"] as const).map((side) => (
            <TagsInput
              key={side}
              miw={260}
              maw={420}
              label={say[side]}
              acceptValueOnBlur
              value={origin[side]}
              onChange={(values) => edited.change({ origin: { ...origin, [side]: values } })}
            />
          ))}
      </Group>
    </Section>
  );
}

type LevelProps = {
  readonly label: string;
  readonly level: Seniority;
  readonly onChange: (level: Seniority) => void;
};

function LevelSelect({ label, level, onChange }: LevelProps) {
  const say = useTexts(conditionTexts);
  return (
    <Select
      w={220}
      label={label}
      allowDeselect={false}
      value={level}
      data={SENIORITIES.map((one) => ({ value: one, label: say.levels[one] }))}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
    />
  );
}
