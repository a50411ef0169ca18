import { expect, test } from "vitest";
import { stageOf } from "../../../src/evidence/account/stage.ts";

test("a few leads a day are a start, dozens are growth, and enough known sales are maturity", () => {
  expect(stageOf({ leadsADay: 3, customers: 0, months: 1 })).toBe("start");
  expect(stageOf({ leadsADay: 40, customers: 12, months: 24 })).toBe("growth");
  expect(stageOf({ leadsADay: 40, customers: 300, months: 3 })).toBe("growth");
  expect(stageOf({ leadsADay: 4, customers: 60, months: 12 })).toBe("maturity");
});
