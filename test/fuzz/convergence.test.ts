import { expect, test } from "vitest";
import { converge } from "./convergence/converge.ts";

test.for([20_261_121, 20_261_122])(
  "a portal whose calls fail by the dozen ends where the simulator's record says it must: seed %i",
  async (seed) => {
    const { findings, lost, doubled, faults, enrolments } = await converge(seed);
    expect(findings).toEqual([]);
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    expect(faults).toBeGreaterThan(0);
    expect(enrolments).toBeGreaterThan(0);
  },
);
