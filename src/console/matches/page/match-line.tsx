import { Text } from "@mantine/core";
import type { Matches } from "../../contract/matches.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { matchTexts } from "./match-texts.ts";

type Props = {
  /** Undefined while nothing is counted yet. */
  readonly matches: Matches | undefined;
  /** Which of the conditions that were asked. */
  readonly at: number;
};

/** Whom a rule matches, in a line: how many of how many, some by name, and the addresses that are known. */
export function MatchLine({ matches, at }: Props) {
  const say = useTexts(matchTexts);
  const { number } = useFormats();
  if (matches === undefined) {
    return (
      <Text size="xs" c="dimmed">
        {say.counting}
      </Text>
    );
  }
  const found = matches.conditions[at];
  if (found === undefined || found === null) return null;
  const { looked, contacts, basis } = matches;
  const names = found.examples.map(({ name, contactId }) => name || contactId);
  return (
    <>
      <Text size="xs" c="dimmed" data-matched={found.matched}>
        {say.matches(number(found.matched), number(looked))}
        {basis === "reading" && say.reading(number(contacts))}
        {basis === "sample" && say.sample(number(contacts))}
        {names.length > 0 && say.instance(names.join(", "))}
        {"."}
      </Text>
      {Object.entries(found.known).map(
        ([field, values]) =>
          values.length > 0 && (
            <Text key={field} size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
              {field === "url" || field === "form" ? say.known[field] : say.knownOf(field)}
              {": "}
              {values.join(", ")}
            </Text>
          ),
      )}
    </>
  );
}
