import { expect, test } from "vitest";
import { RipenError } from "../../src/base/errors.ts";
import { HubSpotError, type Outcome } from "../../src/hubspot/transport/errors.ts";
import { afterFailure } from "../../src/lane/lane.ts";

const now = 1_000_000;
const day = 86_400_000;

test.each<[Outcome, ReturnType<typeof afterFailure>]>([
  [{ kind: "disconnected" }, { kind: "disconnected" }],
  [
    { kind: "rateLimited", policy: "daily", retryAt: now + 777 },
    { kind: "wait", untilMs: now + 777 },
  ],
  [
    { kind: "paused", reason: "moving", retryAt: now + day },
    { kind: "wait", untilMs: now + day },
  ],
  [
    { kind: "unavailable", status: 503, retryAt: now + 9 },
    { kind: "wait", untilMs: now + 9 },
  ],
  [
    { kind: "forbidden", missingScopes: [] },
    { kind: "rest", untilMs: now + day },
  ],
  [{ kind: "unauthorised" }, { kind: "wait", untilMs: now + 5_000 }],
  [{ kind: "notFound" }, { kind: "wait", untilMs: now + 5_000 }],
  [
    { kind: "unknownOutcome", reason: "timeout" },
    { kind: "wait", untilMs: now + 5_000 },
  ],
  [
    { kind: "refused", status: 400, category: "VALIDATION_ERROR", message: "no", context: {} },
    { kind: "wait", untilMs: now + 5_000 },
  ],
])("after HubSpot's %j the lane does the right thing", (outcome, next) => {
  expect(afterFailure(new HubSpotError(outcome), now)).toEqual(next);
});

test("a 403 that names no permission is asked again after minutes, with growing gaps up to an hour", () => {
  const error = new HubSpotError({ kind: "forbidden", missingScopes: [], unclear: true });
  const gaps = [0, 1, 2, 9].map((before) => {
    const next = afterFailure(error, now, before);
    return next.kind === "rest" ? (next.untilMs - now) / 60_000 : next.kind;
  });
  expect(gaps).toEqual([2, 4, 8, 60]);
});

test("who lost the lease leaves", () => {
  expect(afterFailure(new RipenError("LEASE_LOST", "lost"), now)).toEqual({ kind: "leave" });
});

test.each([new Error("a bug"), new RipenError("OTHER", "other"), "text", undefined, null])(
  "after %s the lane waits and tries again",
  (thrown) => {
    expect(afterFailure(thrown, now)).toEqual({ kind: "wait", untilMs: now + 5_000 });
  },
);
