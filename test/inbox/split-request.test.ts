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
    writer: "CRM_UI userId:5",
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

const isMappedOutput = (portalId: number, name: string): boolean =>
  portalId === 3 && name === "their_score";

describe("news (contracts.md)", () => {
  test("a new contact is news, an imported one is not", () => {
    const creation = { subscriptionType: "contact.creation" };
    expect(hintOf(creation)).toMatchObject({ kind: "created", news: "created" });
    const imported = { ...creation, changeSource: "IMPORT" };
    expect(hintOf(imported)).toMatchObject({ kind: "created", news: "none" });
  });

  test("an imported change marks the contact without being news", () => {
    expect(hintOf({ changeSource: "IMPORT" })).toMatchObject({ kind: "changed", news: "none" });
  });

  test("what a merge moved is no news, whichever objects were merged", () => {
    for (const changeSource of ["MERGE_CONTACTS", "MERGE_COMPANIES", "MERGE_OBJECTS"]) {
      expect(hintOf({ changeSource }).news).toBe("none");
    }
    const merge = { primaryObjectId: 4, mergedObjectIds: [5], changeSource: "CRM_UI" };
    expect(hintOf({ ...merge, subscriptionType: "contact.merge" }).news).toBe("none");
  });

  test("our own write of an output is an echo, another app's is not", () => {
    const output = { propertyName: "ripen_lead_score", changeSource: "INTEGRATION" };
    const own = hintOf({ ...output, sourceId: String(appId) });
    expect(own).toMatchObject({ kind: "echo", contactId: "4", news: "none" });
    const foreign = hintOf({ ...output, sourceId: "999" });
    expect(foreign).toMatchObject({ kind: "changed", news: "none" });
  });

  test("an edit of an output by a person is corrected, but is no news", () => {
    const edited = hintOf({ propertyName: "ripen_fit_score", changeSource: "CRM_UI" });
    expect(edited).toMatchObject({ kind: "changed", news: "none" });
  });

  test.each(["ripen_verdict", "ripen_verdict_reason", "ripen_do_not_score"])(
    "%s is filled in by sales: it is news even when our card wrote it",
    (propertyName) => {
      const written = { propertyName, changeSource: "INTEGRATION", sourceId: String(appId) };
      expect(hintOf(written)).toMatchObject({ kind: "changed", news: "changed" });
    },
  );

  test("an output mapped to the portal's own property echoes too, in that portal only", () => {
    const own = {
      propertyName: "their_score",
      changeSource: "INTEGRATION",
      sourceId: String(appId),
    };
    expect(hintOf(own, { isMappedOutput }).kind).toBe("echo");
    expect(hintOf({ ...own, portalId: 8 }, { isMappedOutput }).kind).toBe("changed");
  });

  test("a change by any other source is news, one that is not known yet too", () => {
    for (const changeSource of ["API", "FORM", "SOME_FUTURE_SOURCE", null]) {
      expect(hintOf({ changeSource }).news).toBe("changed");
    }
  });
});

describe("the key of an event", () => {
  test("is the same for every attempt of its delivery", () => {
    expect(hintOf({ attemptNumber: 7 }).eventKey).toBe(hintOf({}).eventKey);
  });

  test.each([
    { eventId: 9 },
    { subscriptionId: 9 },
    { portalId: 9 },
    { appId: 9 },
    { occurredAt: 1_790_000_000_001 },
    { subscriptionType: "contact.creation" },
    { objectId: 9 },
    { propertyName: "email" },
    { propertyValue: "" },
  ])("differs with %j", (other) => {
    expect(hintOf(other).eventKey).not.toBe(hintOf({}).eventKey);
  });
});

test("an event that the app does not follow is kept as other, with the reason", () => {
  for (const subscriptionType of [
    "deal.creation",
    "conversation.newMessage",
    "contact.unheardOf",
    "x",
  ]) {
    expect(hintOf({ subscriptionType })).toMatchObject({
      kind: "other",
      contactId: null,
      subscriptionType,
      reason: expect.stringMatching(/./),
      news: "none",
    });
  }
  const ofDeals = { associationType: "CONTACT_TO_DEAL", fromObjectId: 4, toObjectId: 6 };
  expect(hintOf({ ...ofDeals, subscriptionType: "contact.associationChange" }).kind).toBe("other");
});

test("a merge into the primary record names only the record that is gone", () => {
  const merge = {
    subscriptionType: "contact.merge",
    primaryObjectId: 4,
    mergedObjectIds: [5, 4, 5],
  };
  expect(hintOf(merge)).toMatchObject({ contactId: "4", mergedIds: ["5"] });
});

test("merged companies are one hint about the one that comes out and those that are gone", () => {
  const merge = {
    subscriptionType: "company.merge",
    primaryObjectId: 4,
    mergedObjectIds: [4, 5],
    newObjectId: 6,
  };
  expect(hintOf(merge)).toMatchObject({ kind: "company", companyId: "6", formerIds: ["4", "5"] });
});

test("ids as texts are the same ids, in legacy and generic form", () => {
  const generic = { subscriptionType: "object.propertyChange", objectTypeId: "0-1", objectId: "4" };
  expect(hintOf(generic)).toMatchObject({ kind: "changed", contactId: "4" });
  const company = { subscriptionType: "object.propertyChange", objectTypeId: "0-2", objectId: "4" };
  expect(hintOf(company)).toMatchObject({ kind: "company", companyId: "4", contactId: null });
});
