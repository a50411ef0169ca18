import { ActionIcon, Chip, Tooltip } from "@mantine/core";
import { useTexts } from "../../../shell/page/language/language-provider.tsx";
import { Cross } from "../../../shell/page/marks/icons.tsx";
import { conditionTexts } from "./condition-texts.ts";

/** Turns a condition round. */
export function NegateSwitch(props: {
  readonly isNegated: boolean;
  readonly onNegate: (isNegated: boolean) => void;
}) {
  const say = useTexts(conditionTexts);
  return (
    <Chip size="xs" color="red.9" checked={props.isNegated} onChange={props.onNegate}>
      {say.negated}
    </Chip>
  );
}

/** Takes a condition out. */
export function RemoveButton({ onRemove }: { readonly onRemove: () => void }) {
  const say = useTexts(conditionTexts);
  return (
    <Tooltip label={say.remove}>
      <ActionIcon variant="subtle" color="gray.8" aria-label={say.remove} onClick={onRemove}>
        <Cross />
      </ActionIcon>
    </Tooltip>
  );
}
