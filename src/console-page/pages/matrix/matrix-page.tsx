import { EmptyState, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Matrix } from "../../../console/api/schemas/matrix.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { SegmentMark } from "../../marks/segment-mark.tsx";
import { matrixQuery } from "../../server/queries.ts";
import { PageFrame } from "../../shell/page-frame.tsx";
import { Loaded } from "../../states/loaded.tsx";
import { outcomeTexts } from "../../words/outcome-texts.ts";
import { areRising, type Cuts } from "./count-cells.ts";
import { CutsForm } from "./cuts-form.tsx";
import { MatrixGrid } from "./matrix-grid.tsx";
import { matrixTexts } from "./matrix-texts.ts";
import { Moves } from "./moves.tsx";

/** Fit by pain with counts, cuts to try, and the moves of 30 days. */
export function MatrixPage() {
  const say = useTexts(matrixTexts);
  const query = useQuery(matrixQuery);
  return (
    <PageFrame title={say.title} lead={say.lead}>
      <Loaded query={query} lines={8}>
        {(matrix) =>
          matrix.points.length === 0 ? (
            <EmptyState title={say.emptyTitle} description={say.emptyText} />
          ) : (
            <Filled matrix={matrix} />
          )
        }
      </Loaded>
    </PageFrame>
  );
}

function Filled({ matrix }: { readonly matrix: Matrix }) {
  const say = useTexts(matrixTexts);
  const outcomes = useTexts(outcomeTexts);
  const inForce: Cuts = { fit: matrix.axes.fit.cuts, pain: matrix.axes.pain.cuts };
  const [tried, setTried] = useState<Cuts | null>(null);
  const isUsable = tried !== null && areRising(tried.fit) && areRising(tried.pain);
  return (
    <>
      <MatrixGrid matrix={matrix} tried={isUsable ? tried : null} />
      <Group gap="md">
        {(["red", "purple", "blue"] as const).map((segment) => (
          <Group key={segment} gap={6}>
            <SegmentMark segment={segment} />
            <Text size="sm">{outcomes.segmentMeaning[segment]}</Text>
          </Group>
        ))}
      </Group>
      <Text size="sm" c="dimmed">
        {say.withoutThem}
      </Text>
      <CutsForm inForce={inForce} tried={tried} onTry={setTried} />
      <Moves matrix={matrix} />
    </>
  );
}
