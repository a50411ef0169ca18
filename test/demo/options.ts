import { parseArgs } from "node:util";
import { tierNamed, type Tier } from "../simulator/options.ts";

export const usage = `npm run demo -- [options]

  --once            run to the end without a terminal, print one JSON object, exit
  --contacts FILE   seed the portal from a CSV of contacts
  --model FILE      score with this lead model (JSON) instead of the ready-made one
  --fresh           forget what an earlier demo stored
  --seed N          decides every made-up record and event (default 1)
  --people N        made-up contacts (default 2000)
  --tier T          free, starter, professional or enterprise (default professional)
  --help            this text
`;

export type DemoOptions = {
  readonly once: boolean;
  readonly fresh: boolean;
  readonly contactsFile: string | null;
  readonly modelFile: string | null;
  readonly seed: number;
  readonly people: number;
  /** What the simulated account pays for. */
  readonly tier: Tier;
};

/** Reads the command line; null when help is asked for. Throws an Error that says what is wrong. */
export function readOptions(args: readonly string[]): DemoOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      once: { type: "boolean", default: false },
      fresh: { type: "boolean", default: false },
      contacts: { type: "string" },
      model: { type: "string" },
      seed: { type: "string", default: "1" },
      people: { type: "string", default: "2000" },
      tier: { type: "string", default: "professional" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  return {
    once: values.once,
    fresh: values.fresh,
    contactsFile: values.contacts ?? null,
    modelFile: values.model ?? null,
    seed: wholeNumber("--seed", values.seed),
    people: wholeNumber("--people", values.people),
    tier: tierNamed(values.tier),
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} must be a whole number, not '${text}'`);
  return Number(text);
}
