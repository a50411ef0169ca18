import { Badge, Group, Stack, Text } from "@mantine/core";
import type { Diff } from "../../contract/versions.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import { publishTexts } from "./publish-texts.ts";

const colors = { added: "leaf", removed: "red.8", changed: "gray.7" } as const;

/** Differences between two models, one line each. */
export function ChangeList({ changes }: { readonly changes: Diff["changes"] }) {
  const say = useTexts(publishTexts);
  const pick = usePick();
  if (changes.length === 0) return <Text size="sm">{say.noChanges}</Text>;
  return (
    <Stack gap={6} mt="xs" component="ul" style={{ listStyle: "none", padding: 0 }}>
      {changes.map(({ path, what, subject, part, before, after }, at) => (
        <Group key={`${at} ${path}`} component="li" gap="xs" wrap="nowrap" align="flex-start">
          <Badge tt="none" variant="outline" color={colors[what]} miw={82}>
            {say.differences[what]}
          </Badge>
          <Text size="sm">
            <strong>{pick(subject)}</strong>
            {pick(part) !== "" && `: ${pick(part)}`}
            {before !== null && after !== null && (
              <>
                {" "}
                <s>{pick(before)}</s> → {pick(after)}
              </>
            )}
            {before === null && after !== null && ` ${pick(after)}`}
            {before !== null && after === null && (
              <>
                {" "}
                <s>{pick(before)}</s>
              </>
            )}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
