import { Badge } from "@mantine/core";
import type { Segment } from "../../../contract/text.ts";
import { useTexts } from "../language/language-provider.tsx";
import { outcomeTexts } from "../words/outcome-texts.ts";

/** The segment's name on its colour. */
export function SegmentMark({ segment }: { readonly segment: Segment }) {
  const say = useTexts(outcomeTexts);
  return (
    <Badge
      tt="none"
      fw={600}
      style={{
        background: `var(--segment-${segment})`,
        color: `var(--segment-${segment}-text)`,
      }}
    >
      {say.segments[segment]}
    </Badge>
  );
}
