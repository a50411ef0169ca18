import type { Random } from "./random.ts";

type Fields = Record<string, unknown>;

/** Texts that JSON.stringify cannot make: put in as these markers, and replaced in the finished JSON. */
const rawValues: readonly (readonly [marker: string, json: string])[] = [
  ["@huge@", "1e400"],
  ["@tiny@", "-1e-400"],
  ["@unsafe@", "9007199254740993"],
  ["@minus@", "-0"],
  ["@long@", "1".repeat(400)],
  ["@lone@", '"\\ud800"'],
  ["@nul@", '"\\u0000"'],
];
const protoKey = "@proto@";

const hostile: readonly unknown[] = [
  ...rawValues.map(([marker]) => marker),
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2 ** 53,
  8.64e15 + 1,
  "",
  " ",
  "0",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "contact.propertyChange",
  "object.associationChange",
  "<script>alert(1)</script>",
  "'; drop table inbox; --",
  "👩‍👩‍👧‍👦\u202e\u0000",
  "x".repeat(300),
  [],
  {},
  [[]],
  { toJSON: "no" },
];
const names = [
  "__proto__x",
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "length",
  "",
  "objectId",
];
const types = [
  "creation",
  "deletion",
  "propertyChange",
  "merge",
  "restore",
  "associationChange",
  "privacyDeletion",
];

/** One valid event of any kind. */
export function validEvent(random: Random): Fields {
  const object = random.pick(["contact", "company", "object", "deal"]);
  return {
    eventId: random.int(2 ** 31),
    subscriptionId: random.int(1_000),
    portalId: 1 + random.int(5),
    appId: 50780459,
    occurredAt: 1_790_000_000_000 + random.int(1e9),
    subscriptionType: `${object}.${random.pick(types)}`,
    attemptNumber: random.int(10),
    objectId: 1 + random.int(1_000),
    objectTypeId: random.pick(["0-1", "0-2", "0-47", "0-48", "2-123"]),
    propertyName: random.pick(["email", "jobtitle", "ripen_lead_score", "ripen_verdict"]),
    propertyValue: "Directora de Marketing",
    primaryObjectId: 1 + random.int(1_000),
    mergedObjectIds: [1 + random.int(1_000), 1 + random.int(1_000)],
    associationType: random.pick(["CONTACT_TO_COMPANY", "COMPANY_TO_CONTACT", "CONTACT_TO_DEAL"]),
    fromObjectId: 1 + random.int(1_000),
    toObjectId: 1 + random.int(1_000),
    changeSource: random.pick(["CRM_UI", "INTEGRATION", "IMPORT", "MERGE_CONTACTS"]),
    sourceId: random.pick(["50780459", "userId:1"]),
  };
}

/** The JSON of a request with valid events, up to three of them spoiled. */
export function mutatedRequest(random: Random): string {
  const length = random.oneIn(50) ? 95 + random.int(12) : 1 + random.int(3);
  const events: unknown[] = Array.from({ length }, () => validEvent(random));
  for (let change = random.int(4); change > 0; change -= 1) {
    const at = random.int(events.length);
    events[at] = spoiled(events[at], random);
  }
  return written(random.oneIn(40) ? outOfShape(events, random) : events);
}

function spoiled(event: unknown, random: Random): unknown {
  if (typeof event !== "object" || event === null || random.oneIn(20)) return random.pick(hostile);
  const fields = new Map(Object.entries(event));
  const key = random.pick([...fields.keys(), "extra"]);
  switch (random.int(6)) {
    case 0:
      fields.delete(key);
      break;
    case 1:
      fields.set(random.pick(names), fields.get(key));
      break;
    case 2:
      fields.set(random.oneIn(2) ? protoKey : key, { polluted: true, [protoKey]: { polluted: 1 } });
      break;
    case 3:
      fields.set(key, nested(1 + random.int(random.oneIn(50) ? 600 : 12), random));
      break;
    case 4:
      fields.set(
        key,
        random.oneIn(100) ? "x".repeat(65_530 + random.int(12)) : String(fields.get(key)),
      );
      break;
    default:
      fields.set(key, random.pick(hostile));
  }
  return Object.fromEntries(fields);
}

function nested(levels: number, random: Random): unknown {
  let value: unknown = random.pick(hostile);
  for (let level = 0; level < levels; level += 1) value = random.oneIn(2) ? [value] : { in: value };
  return value;
}

/** The request as a whole is not what it must be. */
function outOfShape(events: readonly unknown[], random: Random): unknown {
  return random.pick<unknown>([events[0], [], [events], { events }, random.pick(hostile), null]);
}

function written(value: unknown): string {
  let json = JSON.stringify(value).replaceAll(protoKey, "__proto__");
  for (const [marker, raw] of rawValues) json = json.replaceAll(`"${marker}"`, raw);
  return json;
}
