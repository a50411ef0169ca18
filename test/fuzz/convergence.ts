import { parseArgs } from "node:util";
import { converge, type Convergence } from "./convergence/converge.ts";

/**
 * The whole app against a HubSpot of which 1 to 50 % of the calls fail, one run a seed from `--seed` on. Prints each
 * seed that did not end in the state that the simulator's record demands; exits with 1 when there was one.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "100" },
    runs: { type: "string" },
    seed: { type: "string", default: "1" },
  },
});
const seeds = Number(values.runs ?? values.seeds);
const done: Convergence[] = [];
const failed: number[] = [];
for (let seed = Number(values.seed); seed < Number(values.seed) + seeds; seed += 1) {
  try {
    const one = await converge(seed);
    done.push(one);
    if (one.lost + one.doubled + one.findings.length === 0) continue;
    failed.push(seed);
    console.error(JSON.stringify(one));
  } catch (error) {
    failed.push(seed);
    console.error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
const sum = (of: (one: Convergence) => number): number =>
  done.reduce((total, one) => total + of(one), 0);
const figures = {
  seeds,
  calls: sum(({ calls }) => calls),
  faults: sum(({ faults }) => faults),
  acked: sum(({ acked }) => acked),
  enrolments: sum(({ enrolments }) => enrolments),
  lost: sum(({ lost }) => lost),
  doubled: sum(({ doubled }) => doubled),
  failed,
};
console.log(JSON.stringify({ fuzz: "convergence", figures }));
if (failed.length > 0) process.exitCode = 1;
