import { Counter, type Registry } from "prom-client";
import type { Ledger } from "../store/engine/ledger.ts";
import { readTallies } from "../store/engine/tally.ts";

type Shown = {
  readonly name: string;
  readonly help: string;
  /** The label of each part of a tally's name after the first. */
  readonly labels: readonly string[];
  readonly tally: (name: string) => readonly string[] | null;
};

/** One tally as a counter without labels. */
const plain = (name: string, help: string, tally: string): Shown => ({
  name,
  help,
  labels: [],
  tally: (each) => (each === tally ? [] : null),
});

/** Tallies whose names begin alike as one counter, a label for each further part. */
const labelled = (
  name: string,
  help: string,
  prefix: string,
  labels: readonly string[],
): Shown => ({
  name,
  help,
  labels,
  tally: (each) => (each.startsWith(`${prefix}:`) ? each.split(":").slice(1) : null),
});

const counters: readonly Shown[] = [
  plain("score_checks_total", "Scores that were made again from scratch by night", "score_checks"),
  plain(
    "score_mismatch_total",
    "Scores that differed from the one made from scratch; must stay 0",
    "score_mismatches",
  ),
  {
    name: "loop_breaker_total",
    help: "How often a breaker stopped the writes of a contact",
    labels: ["breaker"],
    tally: (each) => (each === "write_loops" ? ["contact"] : null),
  },
  labelled("webhook_events_total", "Webhook events by what became of them", "event", [
    "type",
    "result",
  ]),
  labelled("effects_total", "Enrolments by what became of them", "effect", ["kind", "state"]),
];

/** Adds the counts that survive a restart, read from the ledger when somebody asks. */
export function addTallyCounters(registry: Registry, ledger: Ledger): void {
  for (const { name, help, labels, tally } of counters) {
    const counter = new Counter({
      name: `ripen_${name}`,
      help,
      labelNames: [...labels],
      registers: [registry],
      collect: async () => {
        counter.reset();
        for (const [each, count] of await readTallies(ledger)) {
          const values = tally(each);
          if (values === null) continue;
          counter.inc(
            Object.fromEntries(labels.map((label, i) => [label, values[i] ?? ""])),
            count,
          );
        }
      },
    });
  }
}
