import { Alert, Button, Group, Text } from "@mantine/core";
import { usePick, useTexts } from "../language/language-provider.tsx";
import { stateTexts } from "./state-texts.ts";
import { CallFailure } from "../server/call-failure.ts";

type Props = { readonly error: unknown; readonly onRetry?: () => void; readonly title?: string };

/** What went wrong and what to do, with a way to try again. */
export function Failure({ error, onRetry, title }: Props) {
  const say = useTexts(stateTexts);
  const text = useFailureText();
  return (
    <Alert color="red" variant="light" title={title ?? say.failed} role="alert">
      <Group justify="space-between" align="center">
        <Text size="sm">{text(error)}</Text>
        {onRetry !== undefined && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {say.retry}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** Puts a failure into the words of the page's language. */
function useFailureText(): (error: unknown) => string {
  const say = useTexts(stateTexts);
  const pick = usePick();
  return (error) =>
    error instanceof CallFailure && error.texts !== null ? pick(error.texts) : say.unreachable;
}
