import { Stepper } from "@mantine/core";
import type { Setup, StepId } from "../../../console/api/schemas/setup.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { Check } from "../../shell/icons.tsx";
import { setupTexts } from "./setup-texts.ts";

type Props = {
  readonly steps: Setup["steps"];
  readonly current: StepId | null;
  readonly onChoose: (id: StepId) => void;
};

/** The five steps in a row; every one can be opened at any time. */
export function StepLine({ steps, current, onChoose }: Props) {
  const say = useTexts(setupTexts);
  const active = steps.findIndex(({ id }) => id === current);
  return (
    <Stepper
      size="sm"
      active={active === -1 ? steps.length : active}
      onStepClick={(at) => {
        const step = steps[at];
        if (step !== undefined) onChoose(step.id);
      }}
    >
      {steps.map(({ id, isDone }, at) => (
        <Stepper.Step
          key={id}
          label={say.steps[id]}
          aria-current={id === current ? "step" : undefined}
          color={isDone ? "leaf" : "gray.7"}
          icon={isDone ? <Check size={16} /> : at + 1}
          progressIcon={isDone ? <Check size={16} /> : at + 1}
          completedIcon={isDone ? <Check size={16} /> : at + 1}
        />
      ))}
    </Stepper>
  );
}
