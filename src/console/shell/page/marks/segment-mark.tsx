import { Badge } from "@mantine/core";
import { cellColours, type CellColour } from "../../../../scoring/result.ts";
import type { Segment } from "../../../contract/text.ts";
import { useTexts } from "../language/language-provider.tsx";
import { outcomeTexts } from "../words/outcome-texts.ts";

const isColour = (segment: Segment): segment is CellColour =>
  cellColours.some((colour) => colour === segment);

/** The segment's name on its colour, with what the colour asks for. */
export function SegmentMark({ segment }: { readonly segment: Segment }) {
  const say = useTexts(outcomeTexts);
  return (
    <Badge
      tt="none"
      fw={600}
      miw="max-content"
      style={{
        background: `var(--segment-${segment})`,
        color: `var(--segment-${segment}-text)`,
      }}
    >
      {isColour(segment) ? say.segmentShort[segment] : say.segments[segment]}
    </Badge>
  );
}
