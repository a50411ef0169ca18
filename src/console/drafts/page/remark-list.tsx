import { Alert, Stack, Text } from "@mantine/core";
import type { Finding } from "../../contract/drafts.ts";
import { usePick, useTexts } from "../../shell/page/language/language-provider.tsx";
import type { Remarks } from "./findings-at.ts";
import { asSentence } from "./faults/fault-context.tsx";
import { modelTexts } from "./model-texts.ts";

const colors: Readonly<Record<Finding["severity"], string>> = {
  error: "red",
  warning: "yellow",
  info: "gray",
};

/** Faults and hygiene findings beside what they concern. */
export function RemarkList({ remarks }: { readonly remarks: Remarks }) {
  const pick = usePick();
  const say = useTexts(modelTexts);
  if (remarks.faults.length + remarks.findings.length === 0) return null;
  return (
    <Stack gap={6}>
      {remarks.faults.map(({ path, message }) => (
        <Alert key={path + message.en} color="red" p="xs">
          <Text size="sm">{asSentence(pick(message))}</Text>
        </Alert>
      ))}
      {remarks.findings.map(({ severity, code, path, message, advice }) => (
        <Alert key={code + path + message.en} color={colors[severity]} p="xs">
          <Text size="sm">
            <strong>{say.severities[severity]}:</strong> {pick(message)}. {pick(advice)}
          </Text>
        </Alert>
      ))}
    </Stack>
  );
}
