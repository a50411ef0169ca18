import { Modal } from "@mantine/core";
import type { Scenario } from "../../../console/api/schemas/workflows.ts";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { BindForm } from "./bind-form.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

type Props = {
  readonly scenario: Scenario;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** The way a scenario sets its workflow off, with the checklist for the workflow. */
export function BindDialog({ scenario, isOpen, onClose }: Props) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={say.bindTitle(pick(scenario.label))}
      size="lg"
      closeButtonProps={{ "aria-label": say.cancel }}
    >
      {isOpen && <BindForm scenario={scenario} onClose={onClose} />}
    </Modal>
  );
}
