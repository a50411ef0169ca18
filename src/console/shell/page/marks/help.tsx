import { ActionIcon, Popover, Text } from "@mantine/core";
import { glossary, type TermName } from "../../../../words/glossary.ts";
import { usePick, useTexts } from "../language/language-provider.tsx";
import { texts } from "../language/language.ts";

const helpTexts = texts(
  { whatIs: (term: string) => `What is '${term}'?` },
  { whatIs: (term: string) => `¿Qué es «${term}»?` },
);

/** A question mark beside a word of the product, that says what the word means. */
export function Help({ term }: { readonly term: TermName }) {
  const say = useTexts(helpTexts);
  const pick = usePick();
  const { name, meaning } = glossary[term];
  return (
    <Popover width={280} withArrow shadow="md">
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={18}
          radius="xl"
          ml={2}
          className="no-print"
          aria-label={say.whatIs(pick(name))}
        >
          <Text span size="xs" fw={700} aria-hidden>
            ?
          </Text>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={400}>
          <b>{pick(name)}</b>: {pick(meaning)}.
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
