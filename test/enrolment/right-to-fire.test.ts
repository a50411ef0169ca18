import { expect, test } from "vitest";
import { rightToFire, type Grounds } from "../../src/enrolment/right-to-fire.ts";

const known: Grounds = {
  last: { kind: "lead", modelVersion: 3, asOf: 5_000 },
  versionInForce: 3,
  hasNews: true,
  createdAt: 500,
  installedAt: 1_000,
  isImportedOrMerged: false,
};
const fresh: Grounds = { ...known, last: null, createdAt: 6_000 };
const boundAt = 2_000;

test.each<[string, Grounds, number, boolean, string]>([
  ["a known contact with news fires", known, boundAt, true, "new evidence"],
  ["time alone fires nothing", { ...known, hasNews: false }, boundAt, false, "no new evidence"],
  [
    "another version of the model fires nothing, news or not",
    { ...known, versionInForce: 4 },
    boundAt,
    false,
    "model changed",
  ],
  [
    "a model that is no longer in force fires nothing",
    { ...known, versionInForce: null },
    boundAt,
    false,
    "model changed",
  ],
  ["what was true before the binding fires nothing", known, 5_001, false, "newly bound"],
  [
    "a scoring at the very instant of the binding counts as after it",
    known,
    5_000,
    true,
    "new evidence",
  ],
  ["a new contact fires", fresh, boundAt, true, "new contact"],
  [
    "a contact from before the install is a first run",
    { ...fresh, createdAt: 999 },
    0,
    false,
    "first run",
  ],
  [
    "a contact from before the binding is a first run",
    { ...fresh, createdAt: 1_999 },
    boundAt,
    false,
    "first run",
  ],
  [
    "a contact of unknown age is a first run",
    { ...fresh, createdAt: null },
    boundAt,
    false,
    "first run",
  ],
  [
    "a new contact found by the backfill alone fires nothing",
    { ...fresh, hasNews: false },
    boundAt,
    false,
    "first run",
  ],
  [
    "a new contact that an import or merge made fires nothing",
    { ...fresh, isImportedOrMerged: true },
    boundAt,
    false,
    "import or merge",
  ],
  [
    "an imported contact fires on what it does later",
    { ...known, isImportedOrMerged: true },
    boundAt,
    true,
    "new evidence",
  ],
])("%s", (_, grounds, bound, mayFire, why) => {
  expect(rightToFire(grounds, bound)).toEqual({ mayFire, why });
});
