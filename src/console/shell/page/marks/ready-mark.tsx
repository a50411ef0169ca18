import { Badge } from "@mantine/core";
import { useTexts } from "../language/language-provider.tsx";
import { outcomeTexts } from "../words/outcome-texts.ts";

/** Ready for sales, or not yet. */
export function ReadyMark({ isReady }: { readonly isReady: boolean }) {
  const say = useTexts(outcomeTexts);
  return isReady ? (
    <Badge tt="none" size="sm" color="leaf" variant="filled">
      {say.ready}
    </Badge>
  ) : (
    <Badge tt="none" size="sm" color="gray" variant="outline">
      {say.notReady}
    </Badge>
  );
}
