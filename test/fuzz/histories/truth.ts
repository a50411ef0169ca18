import type { Call, HubSpotClient } from "../../../src/hubspot/transport/client.ts";
import { hubspotOptions } from "../../../src/hubspot/transport/options.ts";
import type { PortalId } from "../../../src/store/engine/portal-id.ts";

/** One record as HubSpot holds it. */
export type Person = {
  readonly id: string;
  readonly properties: Record<string, string>;
  readonly createdAt: number;
  modifiedAt: number;
  end: "deleted" | "erased" | "merged" | null;
};

/** An account within the process: what is true in it, and the client that reads and writes it. */
/** One look at a contact for a scoring, and what the ledger knew of it then. */
export type Read = {
  readonly id: string;
  readonly at: number;
  /** Whether a score of it stood. */
  readonly isKnown: boolean;
  /** When it came back from the recycle bin, as far as the ledger had heard; null when it had not. */
  readonly restoredAt: number | null;
};

export type Truth = {
  /** Every reading of a contact that is there, or not there any more, in order. */
  readonly reads: readonly Read[];
  readonly people: ReadonlyMap<string, Person>;
  /** Values of the counter of forms when each contact was first read. */
  readonly firstRead: ReadonlyMap<string, number>;
  /** Trigger values that reached HubSpot, `<contact> <property> <value>`, clearing apart. */
  readonly triggers: ReadonlySet<string>;
  readonly client: HubSpotClient;
  add(id: string, properties: Readonly<Record<string, string>>, at: number): void;
  edit(
    id: string,
    properties: Readonly<Record<string, string>>,
    at: number,
    source?: "CRM_UI" | "IMPORT" | "INTEGRATION",
  ): void;
  /** `date`: what HubSpot dates it by. */
  submitForm(id: string, at: number, date: number): void;
  /** Both become a new record: counters add up, of the rest the first one's values win (hubspot-facts 3.10). */
  merge(firstId: string, otherId: string, newId: string, at: number): void;
  end(id: string, how: "deleted" | "erased"): void;
  restore(id: string, at: number): void;
};

type PastChange = {
  readonly timestamp: string;
  readonly sourceType: string;
  readonly sourceId: string;
};

type Input = { readonly id: string; readonly properties?: Readonly<Record<string, string>> };

/** The company that some belong to: big enough to count. */
export const bigCompany = "77";
export const formCounter = "num_conversion_events";
export const formDate = "recent_conversion_date";

export function createTruth(
  portalId: PortalId,
  now: () => number,
  knownOf: (ids: readonly string[]) => Promise<readonly Omit<Read, "at">[]>,
): Truth {
  const reads: Read[] = [];
  const past = new Map<string, PastChange[]>();
  const people = new Map<string, Person>();
  const firstRead = new Map<string, number>();
  const triggers = new Set<string>();
  const live = (id: string): Person => {
    const person = people.get(id);
    if (person === undefined || person.end !== null) throw new RangeError(`${id} is not there`);
    return person;
  };
  const add: Truth["add"] = (id, properties, at) =>
    void people.set(id, {
      id,
      properties: { ...properties },
      createdAt: at,
      modifiedAt: at,
      end: null,
    });
  const edit: Truth["edit"] = (id, properties, at, sourceType = "CRM_UI") => {
    const person = live(id);
    const timestamp = new Date(at).toISOString();
    for (const [name, value] of Object.entries(properties)) {
      if (person.properties[name] === value) continue;
      const key = `${id} ${name}`;
      past.set(key, [...(past.get(key) ?? []), { timestamp, sourceType, sourceId: "7" }]);
    }
    Object.assign(person.properties, properties);
    person.modifiedAt = at;
  };
  /** HubSpot answers null for what it was asked for and has no value of (hubspot-facts 3.1). */
  const wire = (
    { id, properties, createdAt, modifiedAt }: Person,
    asked: readonly string[] = [],
  ): unknown => ({
    id,
    properties: {
      ...Object.fromEntries(asked.map((name) => [name, null])),
      ...properties,
      createdate: new Date(createdAt).toISOString(),
      lastmodifieddate: new Date(modifiedAt).toISOString(),
    },
    updatedAt: new Date(modifiedAt).toISOString(),
  });
  const read = (inputs: readonly Input[], asked: readonly string[]): unknown[] =>
    inputs.flatMap(({ id }) => {
      const person = people.get(id);
      if (person === undefined || person.end !== null) return [];
      if (!firstRead.has(id)) firstRead.set(id, formsOf(person));
      return [wire(person, asked)];
    });
  const write = (inputs: readonly Input[]): unknown[] =>
    inputs.flatMap(({ id, properties = {} }) => {
      const person = people.get(id);
      if (person === undefined || person.end !== null) return [];
      for (const [name, value] of Object.entries(properties)) {
        if (name.endsWith("_at") && value !== "") triggers.add(`${id} ${name} ${value}`);
      }
      edit(id, properties, now(), "INTEGRATION");
      return [wire(person)];
    });
  const histories = (inputs: readonly Input[], names: readonly string[]): unknown[] =>
    inputs.map(({ id }) => ({
      id,
      propertiesWithHistory: Object.fromEntries(
        names.map((name) => [name, past.get(`${id} ${name}`) ?? []]),
      ),
    }));
  const answerTo = async ({ path, body }: Call<unknown>): Promise<unknown> => {
    const {
      inputs = [],
      properties = [],
      propertiesWithHistory = [],
    } = (body ?? {}) as {
      readonly inputs?: readonly Input[];
      readonly properties?: readonly string[];
      readonly propertiesWithHistory?: readonly string[];
    };
    if (propertiesWithHistory.length > 0)
      return { results: histories(inputs, propertiesWithHistory) };
    if (path.endsWith("contacts/batch/read")) {
      const found = await knownOf(inputs.map(({ id }) => id));
      reads.push(...found.map((each) => ({ ...each, at: now() })));
      return { results: read(inputs, properties) };
    }
    if (path.endsWith("contacts/batch/update")) return { results: write(inputs) };
    if (path.endsWith("companies/batch/read")) {
      return {
        results: inputs.map(({ id }) => ({ id, properties: { numberofemployees: "900" } })),
      };
    }
    return { results: [] };
  };

  return {
    reads,
    people,
    firstRead,
    triggers,
    client: {
      portalId,
      options: hubspotOptions,
      call: async (call) => call.schema.parse(await answerTo(call)),
    },
    add,
    edit,
    submitForm: (id, at, date) => {
      const forms = formsOf(live(id)) + 1;
      edit(id, { [formCounter]: String(forms), [formDate]: new Date(date).toISOString() }, at);
    },
    merge: (firstId, otherId, newId, at) => {
      const [first, other] = [live(firstId), live(otherId)];
      const dates = [first, other].map(({ properties }) => properties[formDate] ?? "");
      const last = dates.toSorted().at(-1) ?? "";
      add(newId, { ...other.properties, ...first.properties }, at);
      const forms = formsOf(first) + formsOf(other);
      edit(
        newId,
        {
          [formCounter]: String(forms),
          ...(last !== "" && { [formDate]: last }),
          hs_merged_object_ids: `${firstId};${otherId}`,
        },
        at,
      );
      first.end = "merged";
      other.end = "merged";
    },
    end: (id, how) => {
      live(id).end = how;
    },
    restore: (id, at) => {
      const person = people.get(id);
      if (person?.end !== "deleted") throw new RangeError(`${id} cannot be restored`);
      person.end = null;
      person.modifiedAt = at;
    },
  };
}

export function formsOf({ properties }: Person): number {
  return Number(properties[formCounter] ?? 0);
}
