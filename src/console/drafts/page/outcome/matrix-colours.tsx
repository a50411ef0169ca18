import { Group, TextInput, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import type { CellColour } from "../../../contract/text.ts";
import type { Model } from "../../../../scoring/model/model-schema.ts";
import { useTexts } from "../../../shell/page/language/language-provider.tsx";
import { outcomeTexts } from "../../../shell/page/words/outcome-texts.ts";
import type { EditedDraft } from "../draft/use-draft.ts";
import { remarksAt } from "../findings-at.ts";
import { RemarkList } from "../remark-list.tsx";
import { outcomeEditTexts } from "./outcome-edit-texts.ts";
import { Section } from "./section.tsx";

type Matrix = Model["matrix"];
const next: Readonly<Record<CellColour, CellColour>> = {
  blue: "purple",
  purple: "red",
  red: "blue",
};

/** The cuts of the matrix and the colour of each cell. */
export function MatrixColours({ edited }: { readonly edited: EditedDraft }) {
  const say = useTexts(outcomeEditTexts);
  const { matrix } = edited.model;
  const put = (changed: Partial<Matrix>): void =>
    edited.change({ matrix: fitted({ ...matrix, ...changed }) });
  return (
    <Section title={say.matrix} hint={say.matrixHint}>
      <RemarkList remarks={remarksAt(edited.draft, "matrix")} />
      <Group gap="sm" align="flex-start">
        <CutsInput label={say.fitCuts} cuts={matrix.fit} onChange={(fit) => put({ fit })} />
        <CutsInput label={say.painCuts} cuts={matrix.pain} onChange={(pain) => put({ pain })} />
      </Group>
      <Cells matrix={matrix} onPut={(cells) => put({ cells })} />
    </Section>
  );
}

function Cells(props: {
  readonly matrix: Matrix;
  readonly onPut: (cells: Matrix["cells"]) => void;
}) {
  const say = useTexts(outcomeEditTexts);
  const outcomes = useTexts(outcomeTexts);
  const { cells } = props.matrix;
  return (
    <div style={{ display: "grid", gap: 6, maxWidth: 420 }}>
      {cells
        .map((_, below) => cells.length - 1 - below)
        .map((row) => (
          <div key={row} style={{ display: "flex", gap: 6 }}>
            {(cells[row] ?? []).map((segment, column) => (
              <UnstyledButton
                key={column}
                aria-label={say.cell(
                  String(row + 1),
                  String(column + 1),
                  outcomes.segments[segment],
                )}
                onClick={() =>
                  props.onPut(cells.with(row, (cells[row] ?? []).with(column, next[segment])))
                }
                style={{
                  flex: 1,
                  padding: "12px 4px",
                  borderRadius: 8,
                  textAlign: "center",
                  background: `var(--segment-${segment})`,
                  color: `var(--segment-${segment}-text)`,
                }}
              >
                {outcomes.segments[segment]}
              </UnstyledButton>
            ))}
          </div>
        ))}
    </div>
  );
}

/** Cells for as many rows and columns as the cuts make; new ones are blue. */
function fitted(matrix: Matrix): Matrix {
  return {
    ...matrix,
    cells: Array.from({ length: matrix.fit.length + 1 }, (_, row) =>
      Array.from(
        { length: matrix.pain.length + 1 },
        (_, column) => matrix.cells[row]?.[column] ?? "blue",
      ),
    ),
  };
}

type CutsProps = {
  readonly label: string;
  readonly cuts: readonly number[];
  readonly onChange: (cuts: number[]) => void;
};

function CutsInput({ label, cuts, onChange }: CutsProps) {
  const say = useTexts(outcomeEditTexts);
  const [typed, setTyped] = useState<string | null>(null);
  const read = parsed(typed ?? cuts.join(", "));
  return (
    <TextInput
      w={240}
      label={label}
      description={say.cutsFormat}
      error={read === null}
      value={typed ?? cuts.join(", ")}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        const wanted = parsed(currentTarget.value);
        if (wanted !== null) onChange(wanted);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

function parsed(text: string): number[] | null {
  const parts = text.split(",").map((part) => part.trim());
  if (parts.length > 9 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null;
  const cuts = parts.map(Number);
  return cuts.every((cut, at) => cut > (cuts[at - 1] ?? 0)) ? cuts : null;
}
