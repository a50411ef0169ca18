import type { ScoreCount } from "./score-table.ts";

/** What a block must hold before its rate is told. */
export const smallestBlock = { leads: 30, sales: 10 } as const;

/** Neighbouring scores with one rate. */
export type Block = {
  /** The lowest score of the block; it ends where the next begins. */
  readonly from: number;
  readonly leads: number;
  readonly sales: number;
};

/**
 * Rates that never fall as the score rises (isotonic regression, pool adjacent violators), over
 * blocks of at least 30 leads, 10 sales and one lead that did not convert. From the top down, where
 * leads are fewest and decisions are made; what is left at the bottom joins its neighbour.
 */
export function isotonicBlocks(table: readonly ScoreCount[]): Block[] {
  return pooled(wholeBlocks(table));
}

function wholeBlocks(table: readonly ScoreCount[]): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const { score, leads, sales } of table.toReversed()) {
    open = joined({ from: score, leads, sales }, open);
    if (!isWhole(open)) continue;
    blocks.unshift(open);
    open = null;
  }
  if (open) blocks.unshift(joined(open, blocks.shift() ?? null));
  return blocks;
}

function isWhole({ leads, sales }: Block): boolean {
  return leads >= smallestBlock.leads && sales >= smallestBlock.sales && sales < leads;
}

function joined(lower: Block, upper: Block | null): Block {
  return {
    from: lower.from,
    leads: lower.leads + (upper?.leads ?? 0),
    sales: lower.sales + (upper?.sales ?? 0),
  };
}

function pooled(blocks: readonly Block[]): Block[] {
  const rising: Block[] = [];
  for (const block of blocks) {
    let last = block;
    let before = rising.at(-1);
    while (before && before.sales * last.leads >= last.sales * before.leads) {
      last = joined(before, last);
      rising.pop();
      before = rising.at(-1);
    }
    rising.push(last);
  }
  return rising;
}
