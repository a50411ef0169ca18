import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useTexts } from "../language/language-provider.tsx";
import { stateTexts } from "./state-texts.ts";

/** Grey lines where content will be, of a height close to it, so that nothing jumps when it comes. */
export function Loading({
  lines = 6,
  height = 36,
}: {
  readonly lines?: number;
  readonly height?: number;
}) {
  const say = useTexts(stateTexts);
  return (
    <Stack gap="sm" role="status" aria-busy="true">
      <VisuallyHidden>{say.loading}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={height} />
      ))}
    </Stack>
  );
}
