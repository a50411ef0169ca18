import {
  Alert,
  Button,
  Chip,
  Group,
  MultiSelect,
  NumberInput,
  Paper,
  Select,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { Sla } from "../../contract/sla.ts";
import { useLanguage, useTexts } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { holidaysQuery, slaQuery } from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { salesTexts } from "./sales-texts.ts";

type Terms = Sla["terms"];
type Part = {
  readonly terms: Terms;
  readonly sla: Sla;
  readonly onChange: (changed: Partial<Terms>) => void;
};

/** Within how much time sales contacts a lead, what counts as contact, and who hears of what is overdue. */
export function SalesTerms() {
  const say = useTexts(salesTexts);
  const query = useQuery(slaQuery);
  return (
    <Stack gap="md" component="section">
      <div>
        <Title order={2} size="h4">
          {say.title}
        </Title>
        <Text size="sm" c="dimmed">
          {say.lead}
        </Text>
      </div>
      <Loaded query={query} lines={8}>
        {(sla) => <SlaForm sla={sla} />}
      </Loaded>
    </Stack>
  );
}

function SlaForm({ sla }: { readonly sla: Sla }) {
  const say = useTexts(salesTexts);
  const client = useQueryClient();
  const mayPublish = useMay("publish");
  const [terms, setTerms] = useState<Terms>(sla.terms);
  const [isSaved, setIsSaved] = useState(false);
  const save = useChange(
    () => change<Sla>("PUT", "/sla", terms),
    (kept) => {
      client.setQueryData(slaQuery.queryKey, kept);
      setIsSaved(true);
    },
  );
  const part: Part = {
    terms,
    sla,
    onChange: (changed) => {
      setIsSaved(false);
      setTerms((before) => ({ ...before, ...changed }));
    },
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <fieldset disabled={!mayPublish} style={{ border: 0, margin: 0, padding: 0 }}>
        <Stack gap="md">
          <TimePart {...part} />
          <HolidayPart {...part} />
          <CountsPart {...part} />
          <TellsPart {...part} />
          {save.isError && <Failure error={save.error} />}
          {isSaved && (
            <Alert color="leaf" role="status">
              {say.saved}
            </Alert>
          )}
          {mayPublish ? (
            <Group>
              <Button type="submit" loading={save.isPending}>
                {say.save}
              </Button>
            </Group>
          ) : (
            <Text size="sm" c="dimmed">
              {say.mayNot}
            </Text>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Title order={3} size="h5">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}

function TimePart({ terms, sla, onChange }: Part) {
  const say = useTexts(salesTexts);
  const { office } = terms;
  const hours = (name: "hours" | "raisedHandHours", label: string, description?: string) => (
    <NumberInput
      w={280}
      label={label}
      {...(description !== undefined && { description })}
      min={0.25}
      max={2_000}
      value={terms[name]}
      onChange={(value) => typeof value === "number" && onChange({ [name]: value })}
    />
  );
  const isProposed = office !== null && (terms.hours > 40 || terms.raisedHandHours > 16);
  return (
    <Section title={say.time}>
      <Group align="flex-start" gap="md">
        {hours("hours", say.hours)}
        {hours("raisedHandHours", say.raisedHours, say.raisedHint)}
      </Group>
      <Stack gap={4}>
        <Text size="sm" fw={500} id="weekdays">
          {say.weekdays}
        </Text>
        <Chip.Group
          multiple
          value={terms.weekdays.map(String)}
          onChange={(days) =>
            days.length > 0 && onChange({ weekdays: days.map(Number).sort((a, b) => a - b) })
          }
        >
          <Group gap="xs" role="group" aria-labelledby="weekdays">
            {say.days.map((day, index) => (
              <Chip key={day} value={String(index + 1)}>
                {day}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Stack>
      <Switch
        label={say.hasOffice}
        description={say.officeHint(sla.timeZone)}
        checked={office !== null}
        onChange={({ currentTarget: { checked } }) =>
          onChange({ office: checked ? { from: 9 * 60, to: 18 * 60 } : null })
        }
      />
      {office !== null && (
        <Group gap="md">
          {(["from", "to"] as const).map((end) => (
            <TextInput
              key={end}
              type="time"
              w={140}
              label={say[end]}
              value={clockText(office[end])}
              onChange={({ currentTarget: { value } }) => {
                const minutes = minutesOf(value);
                if (minutes !== null) onChange({ office: { ...office, [end]: minutes } });
              }}
            />
          ))}
        </Group>
      )}
      {isProposed && (
        <Alert variant="light">
          <Group gap="sm">
            <Text size="sm">{say.propose}</Text>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => onChange({ hours: 16, raisedHandHours: 2 })}
            >
              {say.usePropose}
            </Button>
          </Group>
        </Alert>
      )}
    </Section>
  );
}

/** The end of the day is written 24:00, which the control does not know: it shows the last minute. */
function clockText(minutes: number): string {
  const shown = Math.min(minutes, 1_439);
  return [Math.floor(shown / 60), shown % 60]
    .map((value) => String(value).padStart(2, "0"))
    .join(":");
}

function minutesOf(text: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const at = Number(hours) * 60 + Number(minutes);
  return at === 1_439 ? 1_440 : at;
}

function HolidayPart({ terms: { holidays }, onChange }: Part) {
  const say = useTexts(salesTexts);
  const { language } = useLanguage();
  const { country, state, dates } = holidays;
  const known = useQuery(
    holidaysQuery({ language, country: country ?? undefined, state: state ?? undefined }),
  ).data;
  const names = new Intl.DisplayNames([language], { type: "region" });
  const change = (changed: Partial<Terms["holidays"]>): void =>
    onChange({ holidays: { ...holidays, ...changed } });
  return (
    <Section title={say.holidays}>
      <Group align="flex-start" gap="md">
        <Select
          w={280}
          label={say.country}
          placeholder={say.anyCountry}
          searchable
          clearable
          value={country}
          data={(known?.countries ?? []).map((code) => ({
            value: code,
            label: names.of(code) ?? code,
          }))}
          onChange={(chosen) => change({ country: chosen, state: null })}
        />
        {(known?.states.length ?? 0) > 0 && (
          <Select
            w={280}
            label={say.state}
            placeholder={say.anyState}
            clearable
            value={state}
            data={(known?.states ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(chosen) => change({ state: chosen })}
          />
        )}
      </Group>
      {country !== null && known !== undefined && (
        <Text size="sm" c="dimmed">
          {say.shownDays(known.days.length)}
        </Text>
      )}
      <TagsInput
        maw={580}
        label={say.dates}
        description={say.datesHint}
        value={[...dates]}
        onChange={(given) =>
          change({ dates: [...new Set(given.map((text) => text.trim()).filter(isDay))].sort() })
        }
      />
    </Section>
  );
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function CountsPart({ terms, sla, onChange }: Part) {
  const say = useTexts(salesTexts);
  return (
    <Section title={say.counts}>
      <Text size="sm" c="dimmed">
        {say.countsHint}
      </Text>
      <MultiSelect
        maw={580}
        label={say.statuses}
        placeholder={terms.statuses.length === 0 ? say.noStatuses : ""}
        value={[...terms.statuses]}
        data={[
          ...sla.statuses,
          ...terms.statuses
            .filter((value) => !sla.statuses.some((status) => status.value === value))
            .map((value) => ({ value, label: value })),
        ]}
        onChange={(statuses) => onChange({ statuses })}
      />
      <Switch
        label={say.lastContacted}
        description={say.lastContactedHint}
        checked={terms.countsLastContacted}
        onChange={({ currentTarget: { checked } }) => onChange({ countsLastContacted: checked })}
      />
    </Section>
  );
}

function TellsPart({ terms, sla, onChange }: Part) {
  const say = useTexts(salesTexts);
  const { escalateTo } = terms;
  const owners = sla.owners.map(({ id, name, team }) => ({
    value: id,
    label: team === "" ? name : `${name} · ${team}`,
  }));
  const isGone = escalateTo !== null && !sla.owners.some(({ id }) => id === escalateTo.ownerId);
  return (
    <Section title={say.tells}>
      <Text size="sm" c="dimmed">
        {say.tellsHint}
      </Text>
      <Switch
        label={say.makesTasks}
        checked={terms.makesTasks}
        onChange={({ currentTarget: { checked } }) => onChange({ makesTasks: checked })}
      />
      {sla.owners.length === 0 ? (
        <Text size="sm">{say.noOwners}</Text>
      ) : (
        <Select
          maw={380}
          label={say.escalate}
          description={say.escalateHint}
          placeholder={say.nobody}
          searchable
          clearable
          value={escalateTo?.ownerId ?? null}
          data={
            isGone ? [...owners, { value: escalateTo.ownerId, label: escalateTo.name }] : owners
          }
          onChange={(id) => {
            const owner = sla.owners.find((each) => each.id === id);
            onChange({ escalateTo: owner ? { ownerId: owner.id, name: owner.name } : null });
          }}
        />
      )}
    </Section>
  );
}
