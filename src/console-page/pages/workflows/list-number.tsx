import { TextInput } from "@mantine/core";
import { useTexts } from "../../language/language-provider.tsx";
import type { Wish } from "./bind-form.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

type Props = { readonly wish: Wish; readonly onPut: (changed: Partial<Wish>) => void };

/** The number of the static list that contacts join. */
export function ListNumber({ wish, onPut }: Props) {
  const say = useTexts(workflowsTexts);
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
