import { parseArgs } from "node:util";

export type StoreName = "sqlite" | "postgres";

export type FaultOptions = {
  readonly store: StoreName;
  /** How often the random case kills; the other cases take their share of it. */
  readonly kills: number;
  readonly seed: number;
  /** The name of one case, or `all`. */
  readonly case: string;
  /** Writes the table in docs/faults.md for this store. */
  readonly publish: boolean;
};

export const usage = `npm run faults -- [options]
  --store sqlite|postgres   where the app keeps its data (sqlite)
  --kills N                 how often the app is killed at random; other cases scale with it (20)
  --seed S                  reproduces a run (1)
  --case NAME|all           one case alone (all)
  --publish                 writes the figures into docs/faults.md`;

/** Throws a TypeError that says what is wrong; null when help was asked for. */
export function readOptions(args: readonly string[]): FaultOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      store: { type: "string", default: "sqlite" },
      kills: { type: "string", default: "20" },
      seed: { type: "string", default: "1" },
      case: { type: "string", default: "all" },
      publish: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return null;
  if (values.store !== "sqlite" && values.store !== "postgres") {
    throw new TypeError(`--store is sqlite or postgres, not ${values.store}`);
  }
  return {
    store: values.store,
    kills: wholeNumber("kills", values.kills),
    seed: wholeNumber("seed", values.seed),
    case: values.case,
    publish: values.publish,
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new TypeError(`--${name} is a whole number, not ${text}`);
  return Number(text);
}
