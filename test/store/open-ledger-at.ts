import type { Ledger } from "../../src/store/engine/ledger.ts";

/** How this process and others open a store: what `module` exports as `open`, called with `argument`. */
export type StorePlace = {
  readonly module: URL;
  readonly open: string;
  readonly argument: string;
};

export async function openLedgerAt(place: StorePlace): Promise<Ledger> {
  const module = (await import(place.module.href)) as Record<
    string,
    (argument: string) => Promise<Ledger>
  >;
  const open = module[place.open];
  if (open === undefined) throw new Error(`${place.module.href} exports no ${place.open}`);
  return open(place.argument);
}
