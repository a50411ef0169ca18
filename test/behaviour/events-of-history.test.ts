import { expect, test } from "vitest";
import type { BehaviourSource } from "../../config/behaviour.ts";
import { eventsOfHistory } from "../../src/behaviour/events-of-history.ts";

const visits: BehaviourSource = { type: "page_viewed", kind: "counter", property: "views" };
const login: BehaviourSource = { type: "feature_used", kind: "date", property: "last_login" };
const at = (day: number): number => Date.UTC(2026, 0, day);

test("a counter's history gives one event a step, dated by when it rose", () => {
  const events = eventsOfHistory(
    "7",
    {
      views: [
        [at(1), "2"],
        [at(5), "3"],
        [at(9), "1"],
      ],
    },
    [visits],
    "UTC",
  );
  expect(
    events.map(({ id, occurredAt, knownAt, source }) => [id, occurredAt, knownAt, source]),
  ).toEqual([
    ["7/views#1", at(1), at(1), "history"],
    ["7/views#2", at(1), at(1), "history"],
    ["7/views#3", at(5), at(5), "history"],
  ]);
});

test("what was told later than it happened was not known before it was told", () => {
  const [event] = eventsOfHistory(
    "7",
    { last_login: [[at(20), new Date(at(3)).toISOString()]] },
    [login],
    "UTC",
  );
  expect(event).toMatchObject({ type: "feature_used", occurredAt: at(3), knownAt: at(20) });
});

test("a history without values tells nothing", () => {
  expect(eventsOfHistory("7", { views: [], other: [[at(1), "9"]] }, [visits], "UTC")).toEqual([]);
});
