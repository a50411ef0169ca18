import {
  ActionIcon,
  Button,
  Group,
  NumberInput,
  Paper,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  TextInput,
  Title,
} from "@mantine/core";
import { usePick, useTexts } from "../../../shell/page/language/language-provider.tsx";
import type { EditedDraft } from "../draft/use-draft.ts";
import { gateTexts } from "./gate-texts.ts";
import type { Exclusion, HandRaiser, Limit } from "../../../../scoring/model/gates-schema.ts";
import { ConditionEditor } from "../conditions/condition-editor.tsx";
import { firstCondition, makeTest } from "../conditions/make-condition.ts";
import { type Remarks, remarksAt } from "../findings-at.ts";
import { freshId } from "../fresh-id.ts";
import { EventTypesInput } from "../conditions/condition-editor.tsx";
import type { ReactNode } from "react";
import type { Both } from "../../../shell/page/language/language.ts";
import { Cross, Plus } from "../../../shell/page/marks/icons.tsx";
import { RemarkList } from "../remark-list.tsx";
import { Section } from "../outcome/section.tsx";

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
          label={say.maybe}
          min={1}
          max={365}
          allowDecimal={false}
          value={edited.model.maybeWaitsDays ?? 30}
          onChange={(typed) => {
            if (typeof typed === "number") edited.change({ maybeWaitsDays: typed });
          }}
        />
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

/** Who stays at a band whatever the behaviour. */
function LimitList({ edited }: { readonly edited: EditedDraft }) {
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
              path={`limits[${at}].when`}
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

/** Behaviours that make a contact ready at once. */
function HandRaiserList({ edited }: { readonly edited: EditedDraft }) {
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
                path={`handRaisers[${at}].where`}
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

/** Who is never handed off, why, and until when. */
function ExclusionList({ edited }: { readonly edited: EditedDraft }) {
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
              path={`exclusions[${at}].when`}
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

type ListProps = {
  readonly title: string;
  readonly hint: string;
  readonly onAdd: () => void;
  readonly children: ReactNode;
};

/** One kind of gate: what it does, its members, and a way to add one. */
function GateSection({ title, hint, onAdd, children }: ListProps) {
  const say = useTexts(gateTexts);
  return (
    <Section title={title} hint={hint}>
      {children}
      <Group>
        <Button
          variant="light"
          leftSection={<Plus size={16} />}
          aria-label={`${say.add}: ${title}`}
          onClick={onAdd}
        >
          {say.add}
        </Button>
      </Group>
    </Section>
  );
}

type BoxProps = {
  readonly label: Both;
  readonly remarks: Remarks;
  readonly onLabel: (label: Both) => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
};

/** One gate: its name in both languages and whatever its kind needs. */
function GateBox({ label, remarks, onLabel, onRemove, children }: BoxProps) {
  const say = useTexts(gateTexts);
  const pick = usePick();
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <RemarkList remarks={remarks} />
        <Group align="flex-end" wrap="nowrap">
          <SimpleGrid cols={{ base: 1, sm: 2 }} flex={1}>
            <TextInput
              label={say.labelEn}
              value={label.en}
              onChange={({ currentTarget }) => onLabel({ ...label, en: currentTarget.value })}
            />
            <TextInput
              label={say.labelEs}
              value={label.es}
              onChange={({ currentTarget }) => onLabel({ ...label, es: currentTarget.value })}
            />
          </SimpleGrid>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={say.remove(pick(label))}
            onClick={onRemove}
          >
            <Cross />
          </ActionIcon>
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
