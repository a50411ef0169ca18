import { Alert, Anchor, List, Text } from "@mantine/core";
import type { Draft } from "../../../console/api/schemas/drafts.ts";
import { useFormats } from "../../language/formats.ts";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { anchorOf } from "./findings-at.ts";
import { modelTexts } from "./model-texts.ts";

/** What keeps the draft from being published, each with its place. */
export function FaultList({ draft }: { readonly draft: Draft }) {
  const say = useTexts(modelTexts);
  const pick = usePick();
  const { number } = useFormats();
  if (draft.faults.length === 0) return null;
  return (
    <Alert color="red" title={say.faults(number(draft.faults.length))} role="status">
      <List size="sm">
        {draft.faults.map(({ path, message }) => {
          const anchor = anchorOf(path);
          return (
            <List.Item key={`${path} ${message.en}`}>
              {anchor === null ? (
                <Text component="span" size="sm" ff="monospace">
                  {path}
                </Text>
              ) : (
                <Anchor href={`#${anchor}`} size="sm" ff="monospace" underline="always">
                  {path}
                </Anchor>
              )}
              {": "}
              {pick(message)}
            </List.Item>
          );
        })}
      </List>
    </Alert>
  );
}
