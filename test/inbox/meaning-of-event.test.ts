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

test("ids as texts are the same ids, in legacy and generic form", () => {
  const generic = { subscriptionType: "object.propertyChange", objectTypeId: "0-1", objectId: "4" };
  expect(hintOf(generic)).toMatchObject({ kind: "changed", contactId: "4" });
  const company = { subscriptionType: "object.propertyChange", objectTypeId: "0-2", objectId: "4" };
  expect(hintOf(company)).toMatchObject({ kind: "company", companyId: "4", contactId: null });
});
