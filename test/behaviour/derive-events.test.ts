// oxlint-disable unicorn/consistent-function-scoping -- what only one describe uses stands inside it
import { describe, expect, test } from "vitest";
import type { BehaviourSource } from "../../config/behaviour.ts";
import { deriveEvents, type Beside } from "../../src/behaviour/derive-events.ts";
import type { Properties } from "../../src/scoring/facts.ts";
import { rebaseline } from "../../src/store/events/counter.ts";

const pages: BehaviourSource = {
  type: "page_viewed",
  kind: "counter",
  property: "pages",
  at: "last_page_at",
  properties: { url: "last_url" },
};
const seats: BehaviourSource = { type: "seats_invited", kind: "counter", property: "seats" };
const login: BehaviourSource = { type: "feature_used", kind: "date", property: "last_login" };

const now = Date.UTC(2024, 5, 1);
const monday = "2024-05-27T10:00:00Z";
const tuesday = "2024-05-28T10:00:00Z";

function derive(contact: Properties, seen: Record<string, number> = {}, source = pages) {
  return deriveEvents("7", contact, [source], new Map(Object.entries(seen)), now);
}
const ids = (derived: ReturnType<typeof derive>) => derived.events.map((event) => event.id);

/** What a merged contact brought along. */
const brought = (type: string, at: string) => ({
  told: [{ id: "3/x#4", type, occurredAt: Date.parse(at), source: "counter", properties: {} }],
});
const afterMerge = (contact: Properties, source: BehaviourSource, more = {}) =>
  deriveEvents("7", contact, [source], new Map([[source.property, rebaseline]]), now, more);

describe("at first sight", () => {
  test("a dated counter seeds one event, at its own date, and is no news", () => {
    expect(derive({ pages: "12", last_page_at: monday, last_url: "/pricing" })).toEqual({
      events: [
        {
          id: "7/pages#12",
          type: "page_viewed",
          occurredAt: Date.parse(monday),
          source: "counter",
          properties: { url: "/pricing" },
        },
      ],
      counters: new Map([["pages", 12]]),
      forms: new Map(),
      isNews: false,
    });
  });

  test("an undated counter is a baseline only", () => {
    const nothing = { events: [], forms: new Map(), isNews: false };
    expect(derive({ pages: "12" })).toMatchObject(nothing);
    expect(derive({ pages: "12", last_page_at: "yesterday" })).toMatchObject(nothing);
    const derived = derive({ seats: "3" }, {}, seats);
    expect(derived).toEqual({ ...nothing, counters: new Map([["seats", 3]]) });
  });

  test("a counter at zero is a baseline, dated or not", () => {
    expect(derive({ pages: "0", last_page_at: monday })).toEqual({
      events: [],
      counters: new Map([["pages", 0]]),
      forms: new Map(),
      isNews: false,
    });
  });

  test("a date seeds its event and is no news", () => {
    expect(derive({ last_login: monday }, {}, login)).toEqual({
      events: [
        {
          id: `7/last_login@${Date.parse(monday)}`,
          type: "feature_used",
          occurredAt: Date.parse(monday),
          source: "date",
          properties: {},
        },
      ],
      counters: new Map([["last_login", Date.parse(monday)]]),
      forms: new Map(),
      isNews: false,
    });
  });
});

describe("later", () => {
  test("a counter gives one event a unit, and only the latest is described", () => {
    const derived = derive(
      { pages: "15", last_page_at: tuesday, last_url: "/pricing" },
      { pages: 12 },
    );
    expect(ids(derived)).toEqual(["7/pages#13", "7/pages#14", "7/pages#15"]);
    expect(derived.events.map((event) => event.properties)).toEqual([{}, {}, { url: "/pricing" }]);
    expect(new Set(derived.events.map((event) => event.occurredAt))).toEqual(
      new Set([Date.parse(tuesday)]),
    );
    expect(derived.isNews).toBe(true);
    expect(derived.counters).toEqual(new Map([["pages", 15]]));
  });

  test("an undated counter's change happened when it was seen", () => {
    const derived = derive({ seats: "4" }, { seats: 3 }, seats);
    expect(derived.events).toMatchObject([{ id: "7/seats#4", occurredAt: now }]);
    expect(derived.isNews).toBe(true);
  });

  test("what did not change is nothing, not even a counter to keep", () => {
    const nothing = { events: [], counters: new Map(), forms: new Map(), isNews: false };
    expect(derive({ pages: "12", last_page_at: tuesday }, { pages: 12 })).toEqual(nothing);
    expect(derive({ last_login: monday }, { last_login: Date.parse(monday) }, login)).toEqual(
      nothing,
    );
  });

  test("a counter that fell is a new baseline", () => {
    expect(derive({ pages: "3", last_page_at: tuesday }, { pages: 12 })).toEqual({
      events: [],
      counters: new Map([["pages", 3]]),
      forms: new Map(),
      isNews: false,
    });
  });

  test("a date counts when it moves forward, and back it is only remembered", () => {
    const forward = derive({ last_login: tuesday }, { last_login: Date.parse(monday) }, login);
    expect(ids(forward)).toEqual([`7/last_login@${Date.parse(tuesday)}`]);
    expect(forward.isNews).toBe(true);
    const back = derive({ last_login: monday }, { last_login: Date.parse(tuesday) }, login);
    expect(back).toEqual({
      events: [],
      counters: new Map([["last_login", Date.parse(monday)]]),
      forms: new Map(),
      isNews: false,
    });
  });

  test("after a merge what the merged contacts brought along is not told again", () => {
    expect(
      afterMerge({ pages: "40", last_page_at: tuesday }, pages, brought("page_viewed", tuesday)),
    ).toEqual({ events: [], counters: new Map([["pages", 40]]), forms: new Map(), isNews: false });
    expect(
      afterMerge({ last_login: tuesday }, login, brought("feature_used", tuesday)).events,
    ).toEqual([]);
  });

  test("what a contact did just before it was merged is found on the survivor, and is no news", () => {
    const derived = afterMerge(
      { pages: "40", last_page_at: tuesday },
      pages,
      brought("page_viewed", monday),
    );
    expect(ids(derived)).toEqual(["7/pages#40"]);
    expect(derived.events[0]?.occurredAt).toBe(Date.parse(tuesday));
    expect(derived.isNews).toBe(false);
    expect(afterMerge({ last_login: tuesday }, login).events).toHaveLength(1);
  });

  test("after a merge an undated counter is a baseline, and a machine's clicks are not told by their last", () => {
    expect(afterMerge({ seats: "9" }, seats).events).toEqual([]);
    const clicks: BehaviourSource = {
      ...pages,
      burst: { withinMs: 10_000, after: "sent_at" },
    };
    expect(afterMerge({ pages: "40", last_page_at: tuesday }, clicks).events).toEqual([]);
  });

  test("a leap of a counter becomes at most a thousand events, the latest", () => {
    const derived = derive({ pages: "50000", last_page_at: tuesday }, { pages: 1 });
    expect(derived.events).toHaveLength(1_000);
    expect(ids(derived)[0]).toBe("7/pages#49001");
    expect(ids(derived).at(-1)).toBe("7/pages#50000");
  });
});

describe("of a contact that was read before with the property", () => {
  const first = (contact: Properties, source: BehaviourSource, more: Beside = {}) =>
    deriveEvents("7", contact, [source], new Map(), now, { wasRead: () => true, ...more });

  test("an empty counter was 0: its first value gives an event a unit, and is news", () => {
    const derived = first({ seats: "3" }, seats);
    expect(ids(derived)).toEqual(["7/seats#1", "7/seats#2", "7/seats#3"]);
    expect(derived.isNews).toBe(true);
    expect(ids(first({ pages: "2", last_page_at: monday }, pages))).toHaveLength(2);
  });
  test("a first date is news within 30 days, and history before", () => {
    const on = (at: number) => first({ last_login: new Date(at).toISOString() }, login);
    const days = 86_400_000;
    expect(on(now - 30 * days)).toMatchObject({ isNews: true });
    expect(on(now - 30 * days - 1)).toMatchObject({ isNews: false });
    expect(on(now - 30 * days - 1).events).toHaveLength(1);
  });
  test("without the property, as one that a model maps from now on, the first value is a first sight", () => {
    const derived = first({ seats: "3" }, seats, { wasRead: (name) => name !== "seats" });
    expect(derived).toMatchObject({ events: [], isNews: false });
  });
});

describe("a calendar day", () => {
  const on = (day: string, timeZone: string, seen: Record<string, number> = {}) =>
    deriveEvents("7", { last_login: day }, [login], new Map(Object.entries(seen)), now, {
      timeZone,
    });

  test.each([
    ["Pacific/Kiritimati", "2024-05-26T10:00:00.000Z"],
    ["Australia/Sydney", "2024-05-26T14:00:00.000Z"],
    ["UTC", "2024-05-27T00:00:00.000Z"],
    ["America/Mexico_City", "2024-05-27T06:00:00.000Z"],
    ["Pacific/Pago_Pago", "2024-05-27T11:00:00.000Z"],
  ])("begins at midnight of %s", (zone, begins) => {
    const [event] = on("2024-05-27", zone).events;
    expect(new Date(event?.occurredAt ?? 0).toISOString()).toBe(begins);
  });
  test("is the same event in whatever zone, so that another zone of the account tells nothing anew", () => {
    const derived = on("2024-05-27", "Australia/Sydney");
    const elsewhere = on("2024-05-27", "Pacific/Pago_Pago", Object.fromEntries(derived.counters));
    expect(elsewhere.events).toEqual([]);
    expect(ids(on("2024-05-27", "Pacific/Pago_Pago"))).toEqual(ids(derived));
  });
  test("that lies ahead is kept, and no news before it comes", () => {
    const derived = deriveEvents(
      "7",
      { last_login: "2024-06-01" },
      [login],
      new Map([["last_login", 0]]),
      now,
      { timeZone: "America/Mexico_City" },
    );
    expect(derived.events).toMatchObject([{ occurredAt: now + 6 * 3_600_000 }]);
    expect(derived.isNews).toBe(false);
  });
});

test.each([null, "", " ", "many", "-3", "NaN", "Infinity", "1e400", "9007199254740993"])(
  "a counter of %j tells nothing and leaves the baseline",
  (value) => {
    expect(derive({ pages: value, last_page_at: tuesday }, { pages: 12 })).toEqual({
      events: [],
      counters: new Map(),
      forms: new Map(),
      isNews: false,
    });
  },
);

test("a property that was not read tells nothing", () => {
  expect(derive({}, { pages: 12 }).counters).toEqual(new Map());
});

test("a date that is none is not made up", () => {
  for (const last_login of ["soon", "2024-02-30", ""]) {
    expect(derive({ last_login }, {}, login)).toMatchObject({ events: [], counters: new Map() });
  }
});
