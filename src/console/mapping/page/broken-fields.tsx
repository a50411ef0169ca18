import { Alert, List } from "@mantine/core";
import type { MappedField } from "../../contract/mapping.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { mappingTexts } from "./mapping-texts.ts";

/** Whether a field cannot be read as it is mapped. */
export function isBroken({ state }: MappedField): boolean {
  return state === "missing" || state === "wrongType" || state === "broken";
}

/** What is broken, on top of the page, with what to do. */
export function BrokenFields({ fields }: { readonly fields: readonly MappedField[] }) {
  const say = useTexts(mappingTexts);
  const pick = usePick();
  const { number } = useFormats();
  const broken = fields.filter(isBroken);
  if (broken.length === 0) return null;
  return (
    <Alert color="red" title={say.broken(number(broken.length))} role="status">
      <List size="sm">
        {broken.map(({ name, label, advice, state }) => (
          <List.Item key={name}>
            <strong>{pick(label)}</strong>: {advice === null ? say.states[state] : pick(advice)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
