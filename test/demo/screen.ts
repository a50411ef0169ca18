/** A block of lines that is drawn over itself on a terminal, and printed now and then elsewhere. */
export type Screen = {
  show(lines: readonly string[]): void;
  /** Leaves the block as it stands and goes on below it. */
  end(): void;
};

/** Without a terminal the block is printed once in so many milliseconds. */
const plainEveryMs = 5_000;

export function openScreen(output: NodeJS.WriteStream): Screen {
  let drawn = 0;
  let printedAt = 0;
  return {
    show(lines) {
      if (!output.isTTY) {
        if (Date.now() - printedAt < plainEveryMs) return;
        printedAt = Date.now();
        output.write(`${lines.join("\n")}\n\n`);
        return;
      }
      const width = output.columns;
      const fitted = lines.map((line) => line.slice(0, width - 1));
      const up = drawn > 0 ? `\u001b[${drawn}A` : "";
      output.write(`${up}${fitted.map((line) => `\u001b[2K${line}\n`).join("")}`);
      drawn = fitted.length;
    },
    end() {
      drawn = 0;
    },
  };
}
