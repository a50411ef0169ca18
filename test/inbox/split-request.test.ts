import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Hint, SplitLimits } from "../../src/inbox/hint.ts";
import { splitRequest } from "../../src/inbox/split-request.ts";

const appId = 50780459;
const change = {
  eventId: 1,
  subscriptionId: 2,
  portalId: 3,
  appId,
  occurredAt: 1_790_000_000_000,
  subscriptionType: "contact.propertyChange",
  attemptNumber: 0,
  objectId: 4,
  propertyName: "jobtitle",
  propertyValue: "Head of Sales",
  changeSource: "CRM_UI",
  sourceId: "userId:5",
};

function split(
  events: unknown,
  limits: Partial<SplitLimits> = {},
): ReturnType<typeof splitRequest> {
  return splitRequest(Buffer.from(JSON.stringify(events)), {
    appId,
    isMappedOutput: () => false,
    ...limits,
  });
}

/** The one hint that `event`, a change with other fields, gives. */
function hintOf(event: object, limits?: Partial<SplitLimits>): Hint {
  const { hints, rejected } = split([{ ...change, ...event }], limits);
  expect(rejected).toEqual([]);
  const [hint] = hints;
  if (hint === undefined) throw new Error("no hint");
  return hint;
}

function reasonOf(event: unknown, limits?: Partial<SplitLimits>): string | undefined {
  const { hints, rejected } = split([change, event, change], limits);
  expect(hints).toHaveLength(2);
  expect(rejected.map((one) => one.index)).toEqual([1]);
  return rejected[0]?.reason;
}

test("a change of a property says whose it is and is news", () => {
  expect(hintOf({})).toEqual({
    kind: "changed",
    portalId: 3,
    contactId: "4",
    propertyName: "jobtitle",
    propertyValue: "Head of Sales",
    occurredAt: 1_790_000_000_000,
    changeSource: "CRM_UI",
    eventKey: expect.stringMatching(/^[0-9a-f]{32}$/),
    news: "changed",
  });
});

describe("a bad event", () => {
  test.each([
    [null, /object/],
    [[change], /object/],
    [{ ...change, portalId: undefined }, /^portalId: /],
    [{ ...change, portalId: "3" }, /^portalId: /],
    [{ ...change, portalId: -3 }, /^portalId: /],
    [{ ...change, objectId: undefined }, /^objectId: /],
    [{ ...change, objectId: 1.5 }, /^objectId: /],
    [{ ...change, objectId: 2 ** 53 }, /^objectId: /],
    [{ ...change, objectId: "4 OR 1=1" }, /^objectId: /],
    [{ ...change, occurredAt: "yesterday" }, /^occurredAt: /],
    [{ ...change, occurredAt: 9e15 }, /^occurredAt: /],
    [{ ...change, propertyName: "" }, /^propertyName: /],
    [{ ...change, propertyValue: {} }, /^propertyValue: /],
    [{ ...change, propertyValue: "x".repeat(65_537) }, /longer than 65536/],
    [{ ...change, subscriptionType: "contact.merge", primaryObjectId: 4 }, /^mergedObjectIds: /],
    [
      { ...change, subscriptionType: "contact.associationChange", fromObjectId: 4 },
      /^toObjectId: /,
    ],
  ])("is rejected alone, and the reason names the field: %#", (event, reason) => {
    expect(reasonOf(event)).toMatch(reason);
  });

  test("nests at most 8 levels", () => {
    const nested = (levels: number): object => (levels === 1 ? {} : { in: nested(levels - 1) });
    expect(hintOf({ extra: nested(7) }).kind).toBe("changed");
    expect(reasonOf({ ...change, extra: nested(8) })).toMatch(/deeper than 8/);
  });

  test("with a key that could reach a prototype is rejected, at any depth", () => {
    for (const poison of ['{"__proto__":{"admin":1}}', '{"a":[{"__proto__":1}]}']) {
      const { hints, rejected } = splitRequest(Buffer.from(`[${poison}]`), {
        appId,
        isMappedOutput: () => false,
      });
      expect([hints.length, rejected[0]?.reason]).toEqual([0, "it has a key named __proto__"]);
      expect(rejected[0]?.event).not.toContain("__proto__");
    }
  });

  test("from the future is rejected when the caller says what the future is", () => {
    expect(
      reasonOf(
        { ...change, occurredAt: 1_790_000_000_002 },
        {
          latestOccurredAt: 1_790_000_000_001,
        },
      ),
    ).toMatch(/future/);
  });

  test("is kept without personal data", () => {
    const value = "ada@example.com";
    const event = {
      ...change,
      objectId: null,
      propertyValue: value,
      sourceId: value,
      [value]: value,
    };
    const { rejected } = split([{ ...event, changeSource: value, mergedObjectIds: [1, 2] }]);
    expect(rejected[0]?.event).not.toContain("ada");
    expect(JSON.parse(rejected[0]?.event ?? "")).toMatchObject({
      portalId: 3,
      subscriptionType: "contact.propertyChange",
      propertyName: "jobtitle",
      propertyValue: "[text of 15 characters]",
    });
  });
});

test.each([
  ["", /not JSON/],
  ["[", /not JSON/],
  ["[{}", /not JSON/],
  [Buffer.from([0xff, 0xfe]), /not JSON/],
  ["{}", /no JSON array/],
  ["null", /no JSON array/],
  [`[${"{},".repeat(100)}{}]`, /more than 100/],
  ["[".repeat(600) + "]".repeat(600), /too deep/],
])("a body that is no list of 1 to 100 events is one rejection: %#", (bytes, reason) => {
  const body = Buffer.from(bytes as string);
  const { hints, rejected } = splitRequest(body, { appId, isMappedOutput: () => false });
  expect([hints, rejected]).toEqual([
    [],
    [
      {
        index: null,
        reason: expect.stringMatching(reason),
        event: `"[body of ${body.length} bytes]"`,
      },
    ],
  ]);
});

test("an empty list, as erasure leaves one, is nothing", () => {
  expect(splitRequest(Buffer.from("[ ]"), { appId, isMappedOutput: () => false })).toEqual({
    hints: [],
    rejected: [],
  });
});

test("law: whatever the elements are, each ends as a hint or as a rejection, good ones always as hints", () => {
  const element = fc.oneof(
    { weight: 2, arbitrary: fc.constant<unknown>(change) },
    { weight: 1, arbitrary: fc.jsonValue() },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...Object.keys(change)), fc.jsonValue())
        .map(([key, value]) => ({ ...change, [key]: value })),
    },
  );
  fc.assert(
    fc.property(fc.array(element, { maxLength: 20 }), (events) => {
      const { hints, rejected } = split(events);
      expect(hints.length + rejected.length).toBe(events.length);
      const bad = rejected.map((one) => events[one.index ?? -1]);
      expect(bad).not.toContain(change);
      for (const one of rejected) expect(() => JSON.parse(one.event) as unknown).not.toThrow();
    }),
    { numRuns: 500 },
  );
});
