import {
  Alert,
  Button,
  Group,
  List,
  NumberInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { BindWish, Scenario, Workflows } from "../../contract/workflows.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { CopyName } from "../../shell/page/marks/copy-name.tsx";
import { tell } from "../../shell/page/marks/toasts.tsx";
import { change } from "../../shell/page/server/call.ts";
import {
  listChoicesQuery,
  workflowChoicesQuery,
  workflowsQuery,
} from "../../shell/page/server/queries.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

type Props = { readonly scenario: Scenario; readonly onClose: () => void };

/** What a binding says before it is sent. */
export type Wish = Pick<BindWish, "actuator" | "target" | "workflow" | "workflowAddress"> & {
  readonly minimumScore: number | null;
  readonly coolDownDays: number;
  readonly mostADay: number | null;
};

const actuators = ["property", "list", "task", "workflow"] as const;

/** A way that is not offered any more is not chosen either. */
function startWith(bound: Wish["actuator"] | undefined, usesWorkflowApi: boolean) {
  return bound === undefined || (bound === "workflow" && !usesWorkflowApi) ? "property" : bound;
}

/** Picks how the portal's workflow is set off, which one, and at what pace. */
export function BindForm({ scenario, onClose }: Props) {
  const say = useTexts(workflowsTexts);
  const client = useQueryClient();
  const pick = usePick();
  const usesWorkflowApi = useQuery(workflowsQuery).data?.usesWorkflowApi ?? false;
  const { binding } = scenario;
  const [wish, setWish] = useState<Wish>({
    actuator: startWith(binding?.actuator, usesWorkflowApi),
    target: binding?.target ?? null,
    workflow: binding?.workflow ?? null,
    workflowAddress: usesWorkflowApi ? null : (binding?.workflow?.address ?? null),
    minimumScore: scenario.minimumScore,
    coolDownDays: scenario.coolDownDays,
    mostADay: scenario.mostADay,
  });
  const put = (changed: Partial<Wish>): void => setWish({ ...wish, ...changed });
  const bind = useChange(
    () => change<Workflows>("PUT", `/workflows/${scenario.name}`, wish),
    (answer) => {
      client.setQueryData(workflowsQuery.queryKey, answer);
      tell(say.boundNow(pick(scenario.label)));
      onClose();
    },
  );
  const isComplete = ["property", "task"].includes(wish.actuator) || wish.target !== null;
  return (
    <Stack gap="md">
      <div>
        <Text fw={600} size="sm" mb={4}>
          {say.how}
        </Text>
        <SegmentedControl
          fullWidth
          aria-label={say.how}
          value={wish.actuator}
          data={actuators
            .filter((value) => value !== "workflow" || usesWorkflowApi)
            .map((value) => ({ value, label: say.actuators[value] }))}
          onChange={(chosen) => {
            const actuator = actuators.find((one) => one === chosen) ?? "property";
            put({ actuator, target: actuator === binding?.actuator ? binding.target : null });
          }}
        />
        <Text size="sm" c="dimmed" mt={4}>
          {say.actuatorHints[wish.actuator]}
        </Text>
      </div>
      {wish.actuator === "property" && <WorkflowChecklist scenario={scenario} />}
      {wish.actuator !== "task" && (
        <Target wish={wish} onPut={put} usesWorkflowApi={usesWorkflowApi} />
      )}
      <PaceInputs scenario={scenario} wish={wish} onPut={put} />
      {bind.isError && <Failure error={bind.error} title={say.failed} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {say.cancel}
        </Button>
        <Button
          disabled={!isComplete}
          loading={bind.isPending}
          onClick={() => bind.mutate(undefined)}
        >
          {say.bindNow}
        </Button>
      </Group>
    </Stack>
  );
}

/** Which list or workflow it is about, picked or pasted. */
function Target({
  usesWorkflowApi,
  ...props
}: BindTargetProps & { readonly usesWorkflowApi: boolean }) {
  return usesWorkflowApi ? <BindTarget {...props} /> : <PasteTarget {...props} />;
}

/** How the portal's own workflow must be set up to be set off by the trigger property. */
function WorkflowChecklist({ scenario }: { readonly scenario: Scenario }) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  return (
    <Stack gap={6}>
      <Text size="sm">{say.bindText}</Text>
      <Group gap="xs">
        <Text size="sm">{say.property}:</Text>
        <CopyName name={scenario.triggerProperty} />
      </Group>
      <Text fw={600} size="sm">
        {say.checklist}
      </Text>
      <List type="ordered" size="sm">
        {scenario.checklist.map((step) => (
          <List.Item key={step.en}>{pick(step)}</List.Item>
        ))}
      </List>
    </Stack>
  );
}

type PasteTargetProps = { readonly wish: Wish; readonly onPut: (changed: Partial<Wish>) => void };

/** The workflow by its address in HubSpot, where the app must not list workflows: the certified configuration. */
function PasteTarget({ wish, onPut }: PasteTargetProps) {
  const say = useTexts(workflowsTexts);
  return (
    <>
      {wish.actuator === "list" && <ListNumber wish={wish} onPut={onPut} />}
      <TextInput
        label={say.workflowAddress}
        description={say.workflowAddressHint}
        type="url"
        maxLength={500}
        value={wish.workflowAddress ?? ""}
        onChange={({ currentTarget }) =>
          onPut({ workflowAddress: currentTarget.value.trim() || null, workflow: null })
        }
      />
    </>
  );
}

type PaceInputsProps = {
  readonly scenario: Scenario;
  readonly wish: Wish;
  readonly onPut: (changed: Partial<Wish>) => void;
};

/** From which score, how often and how many a day; what is delayed is never lost. */
function PaceInputs({ scenario, wish, onPut }: PaceInputsProps) {
  const say = useTexts(workflowsTexts);
  return (
    <Stack gap={4}>
      <Text fw={600} size="sm">
        {say.pacing}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }} style={{ alignItems: "end" }}>
        <NumberInput
          label={say.minimumScore}
          min={0}
          max={100_000}
          allowDecimal={false}
          value={wish.minimumScore ?? ""}
          onChange={(typed) => onPut({ minimumScore: typeof typed === "number" ? typed : null })}
        />
        <NumberInput
          label={say.coolDownDays}
          min={0}
          max={3650}
          allowDecimal={false}
          value={wish.coolDownDays}
          onChange={(typed) => typeof typed === "number" && onPut({ coolDownDays: typed })}
        />
        <NumberInput
          label={scenario.name === "handoff" ? say.salesADay : say.mostADay}
          min={1}
          max={100_000}
          allowDecimal={false}
          value={wish.mostADay ?? ""}
          onChange={(typed) => onPut({ mostADay: typeof typed === "number" ? typed : null })}
        />
      </SimpleGrid>
    </Stack>
  );
}

type BindTargetProps = { readonly wish: Wish; readonly onPut: (changed: Partial<Wish>) => void };

/** Which list or workflow: for a property it is only named, for the page's own words. */
function BindTarget({ wish, onPut }: BindTargetProps) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  const query = useQuery(workflowChoicesQuery);
  const choices = query.data?.choices ?? [];
  return (
    <>
      {wish.actuator === "list" && <ListNumber wish={wish} onPut={onPut} />}
      {wish.actuator === "workflow" && (
        <Select
          label={say.target}
          searchable
          value={wish.target}
          data={choices.flatMap(({ workflowId, name }) =>
            workflowId === null ? [] : [{ value: workflowId, label: name }],
          )}
          onChange={(target) => {
            const chosen = choices.find(({ workflowId }) => workflowId === target);
            onPut({
              target,
              workflow: chosen ? { flowId: chosen.flowId, name: chosen.name } : null,
            });
          }}
        />
      )}
      {wish.actuator !== "workflow" && (
        <Select
          label={say.workflow}
          placeholder={say.noWorkflow}
          clearable
          searchable
          value={wish.workflow?.flowId ?? null}
          data={choices.map(({ flowId, name }) => ({ value: flowId, label: name }))}
          onChange={(flowId) => {
            const chosen = choices.find((choice) => choice.flowId === flowId);
            onPut({ workflow: chosen ? { flowId: chosen.flowId, name: chosen.name } : null });
          }}
        />
      )}
      {query.data?.unavailable && <Alert color="gray">{pick(query.data.unavailable)}</Alert>}
    </>
  );
}

type ListNumberProps = { readonly wish: Wish; readonly onPut: (changed: Partial<Wish>) => void };

/** The static list that contacts join: picked by name where HubSpot lets them be read, otherwise by its number. */
function ListNumber({ wish, onPut }: ListNumberProps) {
  const say = useTexts(workflowsTexts);
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), 200);
  const query = useQuery(listChoicesQuery(search));
  const { choices = [], unavailable = null } = query.data ?? {};
  const offered = choices.map(({ listId, name }) => ({ value: listId, label: name }));
  const { target } = wish;
  if (target !== null && !choices.some(({ listId }) => listId === target)) {
    offered.push({ value: target, label: target });
  }
  if (query.data !== undefined && unavailable === null) {
    return (
      <Select
        label={say.list}
        placeholder={say.listSearch}
        searchable
        clearable
        value={wish.target}
        data={offered}
        filter={({ options }) => options}
        nothingFoundMessage={say.noList}
        onSearchChange={setTyped}
        onChange={(chosen) => onPut({ target: chosen })}
      />
    );
  }
  return (
    <TextInput
      label={say.listId}
      description={say.listHint}
      inputMode="numeric"
      maxLength={20}
      value={wish.target ?? ""}
      onChange={({ currentTarget }) =>
        onPut({ target: currentTarget.value.replaceAll(/\D/g, "") || null })
      }
    />
  );
}
