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
export type Truth = {
  readonly people: ReadonlyMap<string, Person>;
  /** Values of the counter of forms when each contact was first read. */
  readonly firstRead: ReadonlyMap<string, number>;
  /** Trigger values that reached HubSpot, `<contact> <property> <value>`, clearing apart. */
  readonly triggers: ReadonlySet<string>;
  readonly client: HubSpotClient;
  add(id: string, properties: Readonly<Record<string, string>>, at: number): void;
  edit(id: string, properties: Readonly<Record<string, string>>, at: number): void;
  submitForm(id: string, at: number): void;
  /** Both become a new record: counters add up, of the rest the first one's values win (hubspot-facts 3.10). */
  merge(firstId: string, otherId: string, newId: string, at: number): void;
  end(id: string, how: "deleted" | "erased"): void;
  restore(id: string, at: number): void;
};

type Input = { readonly id: string; readonly properties?: Readonly<Record<string, string>> };

/** The company that some belong to: big enough to count. */
export const bigCompany = "77";
export const formCounter = "num_conversion_events";
export const formDate = "recent_conversion_date";

export function createTruth(portalId: PortalId, now: () => number): Truth {
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
  const edit: Truth["edit"] = (id, properties, at) => {
    const person = live(id);
    Object.assign(person.properties, properties);
    person.modifiedAt = at;
  };
  const wire = ({ id, properties, createdAt, modifiedAt }: Person): unknown => ({
    id,
    properties: {
      ...properties,
      createdate: new Date(createdAt).toISOString(),
      lastmodifieddate: new Date(modifiedAt).toISOString(),
    },
    updatedAt: new Date(modifiedAt).toISOString(),
  });
  const read = (inputs: readonly Input[]): unknown[] =>
    inputs.flatMap(({ id }) => {
      const person = people.get(id);
      if (person === undefined || person.end !== null) return [];
      if (!firstRead.has(id)) firstRead.set(id, formsOf(person));
      return [wire(person)];
    });
  const write = (inputs: readonly Input[]): unknown[] =>
    inputs.flatMap(({ id, properties = {} }) => {
      const person = people.get(id);
      if (person === undefined || person.end !== null) return [];
      for (const [name, value] of Object.entries(properties)) {
        if (name.endsWith("_at") && value !== "") triggers.add(`${id} ${name} ${value}`);
      }
      edit(id, properties, now());
      return [wire(person)];
    });
  const answerTo = ({ path, body }: Call<unknown>): unknown => {
    const { inputs = [] } = (body ?? {}) as { readonly inputs?: readonly Input[] };
    if (path.endsWith("contacts/batch/read")) return { results: read(inputs) };
    if (path.endsWith("contacts/batch/update")) return { results: write(inputs) };
    if (path.endsWith("companies/batch/read")) {
      return {
        results: inputs.map(({ id }) => ({ id, properties: { numberofemployees: "900" } })),
      };
    }
    return { results: [] };
  };

  return {
    people,
    firstRead,
    triggers,
    client: {
      portalId,
      options: hubspotOptions,
      call: async (call) => call.schema.parse(answerTo(call)),
    },
    add,
    edit,
    submitForm: (id, at) => {
      const forms = formsOf(live(id)) + 1;
      edit(id, { [formCounter]: String(forms), [formDate]: new Date(at).toISOString() }, at);
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
