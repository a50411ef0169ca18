import { TextInput } from "@mantine/core";
import { useTexts } from "../../language/language-provider.tsx";
import type { Wish } from "./bind-form.tsx";
import { ListNumber } from "./list-number.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

type Props = { readonly wish: Wish; readonly onPut: (changed: Partial<Wish>) => void };

/** The workflow by its address in HubSpot, where the app must not list workflows: the certified configuration. */
export function PasteTarget({ wish, onPut }: Props) {
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
