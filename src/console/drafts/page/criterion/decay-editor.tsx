import { ActionIcon, Button, Group, NumberInput, Select, Stack } from "@mantine/core";
import { Suspense, lazy } from "react";
import type { Decay } from "../../../../scoring/model/criterion-schema.ts";
import { useTexts } from "../../../shell/page/language/language-provider.tsx";
import { Cross } from "../../../shell/page/marks/icons.tsx";
import { decayTexts } from "./decay-texts.ts";
import { makeDecay } from "./decay-points.ts";

const DecayCurve = lazy(async () => ({ default: (await import("./decay-curve.tsx")).DecayCurve }));

type Props = { readonly decay: Decay | null; readonly onChange: (decay: Decay | null) => void };

const kinds = ["halfLife", "linear", "steps", "window"] as const satisfies readonly Decay["kind"][];

/** Picks how points fade and draws the curve beside it. */
export function DecayEditor({ decay, onChange }: Props) {
  const say = useTexts(decayTexts);
  return (
    <Group align="flex-start" gap="lg">
      <Stack gap="xs" w={300}>
        <Select
          label={say.title}
          allowDeselect={false}
          value={decay?.kind ?? "none"}
          data={(["none", ...kinds] as const).map((kind) => ({
            value: kind,
            label: say.kinds[kind],
          }))}
          onChange={(kind) => {
            if (kind !== null) onChange(kind === "none" ? null : makeDecay(kind));
          }}
        />
        {decay !== null && <DecayNumbers decay={decay} onChange={onChange} />}
      </Stack>
      {decay !== null && (
        <div style={{ flex: 1, minWidth: 260, minHeight: 120 }}>
          <Suspense fallback={null}>
            <DecayCurve decay={decay} />
          </Suspense>
        </div>
      )}
    </Group>
  );
}

function DecayNumbers({
  decay,
  onChange,
}: {
  readonly decay: Decay;
  readonly onChange: (decay: Decay) => void;
}) {
  const say = useTexts(decayTexts);
  switch (decay.kind) {
    case "halfLife":
      return (
        <>
          <Days
            label={say.halfLifeDays}
            value={decay.days}
            onChange={(days) => onChange({ ...decay, days })}
          />
          <NumberInput
            label={say.endsAfter}
            min={1}
            max={3650}
            value={decay.endsAfterDays ?? ""}
            onChange={(typed) =>
              onChange({
                ...decay,
                endsAfterDays: typeof typed === "number" && typed > 0 ? typed : null,
              })
            }
          />
        </>
      );
    case "linear":
    case "window":
      return (
        <Days
          label={say.days}
          value={decay.days}
          onChange={(days) => onChange({ ...decay, days })}
        />
      );
    case "steps":
      return <Steps steps={decay.steps} onChange={(steps) => onChange({ ...decay, steps })} />;
    default:
      return decay satisfies never;
  }
}

type DaysProps = {
  readonly label: string;
  readonly value: number;
  readonly onChange: (days: number) => void;
};

function Days({ label, value, onChange }: DaysProps) {
  return (
    <NumberInput
      label={label}
      min={1}
      max={3650}
      value={value}
      onChange={(typed) => {
        if (typeof typed === "number" && typed > 0) onChange(typed);
      }}
    />
  );
}

type Step = Extract<Decay, { kind: "steps" }>["steps"][number];

function Steps(props: { readonly steps: Step[]; readonly onChange: (steps: Step[]) => void }) {
  const say = useTexts(decayTexts);
  const { steps, onChange } = props;
  const last = steps.at(-1);
  return (
    <>
      {steps.map((step, at) => (
        <Group key={at} gap="xs" align="flex-end" wrap="nowrap">
          <Days
            label={say.until}
            value={step.untilDays}
            onChange={(untilDays) => onChange(steps.with(at, { ...step, untilDays }))}
          />
          <NumberInput
            label={say.share}
            min={0}
            max={100}
            value={Math.round(step.share * 100)}
            onChange={(typed) => {
              if (typeof typed === "number")
                onChange(steps.with(at, { ...step, share: typed / 100 }));
            }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={say.removeStep}
            disabled={steps.length === 1}
            onClick={() => onChange(steps.toSpliced(at, 1))}
          >
            <Cross />
          </ActionIcon>
        </Group>
      ))}
      <Button
        size="compact-sm"
        variant="light"
        onClick={() =>
          onChange([
            ...steps,
            { untilDays: (last?.untilDays ?? 0) + 30, share: (last?.share ?? 1) / 2 },
          ])
        }
      >
        {say.addStep}
      </Button>
    </>
  );
}
