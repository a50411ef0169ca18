import type { EventOccurrence } from "./behaviour/occurrence.ts";
import type { Tier } from "./options.ts";
import { createDefinitions, type Definitions } from "./properties/definitions.ts";
import type { Random } from "./random.ts";
import { createAssociations, type Associations } from "./records/associations.ts";
import type { RecordEvent } from "./records/change.ts";
import type { ObjectType } from "./records/object-type.ts";
import { createRecordStore, type CrmRecord, type RecordStore } from "./records/record.ts";
import type { StaticList } from "./workflows/static-list.ts";
import type { Enrolment, Workflow } from "./workflows/workflow.ts";

export type Owner = {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly userId: number;
  readonly teams: readonly {
    readonly id: string;
    readonly name: string;
    readonly primary: boolean;
  }[];
};

/** What a record lacks: a property that another one's value makes required; null for nothing. */
export type WriteRule<R> = (
  record: R,
) => { readonly property: string; readonly because: string } | null;

/** One HubSpot account: everything in it, and who listens to what happens in it. */
export type Portal = {
  readonly id: number;
  readonly tier: Tier;
  readonly timeZone: string;
  readonly language: "en" | "es";
  /** Host of the account's own pages, where links to records lead. */
  readonly uiDomain: string;
  readonly indexLagMs: number;
  /** How long reads go on showing what was there before a change. */
  readLagMs: number;
  readonly newCounters: "empty" | "zero";
  /** The person who connects the app. */
  readonly user: { readonly id: number; readonly email: string };
  readonly owners: readonly Owner[];
  /** People who are gone: their id stands on in old records. */
  readonly formerOwners: readonly Owner[];
  readonly stores: Readonly<Record<ObjectType, RecordStore>>;
  readonly definitions: Readonly<Record<ObjectType, Definitions>>;
  readonly associations: Associations;
  readonly workflows: Workflow[];
  readonly lists: Map<string, StaticList>;
  /** Unified events, oldest first, as Enterprise portals can read them. */
  readonly occurrences: EventOccurrence[];
  /** Addresses of contacts that were erased: they cannot be created again. */
  readonly blockedEmails: Set<string>;
  /** Rules of the portal's admin that API writes must meet (hubspot-facts 2.5). */
  readonly writeRules: WriteRule<CrmRecord>[];
  /** Optional scopes that the account does not grant. */
  readonly withheld: Set<string>;
  /** The last id given out of each type. */
  readonly ids: Map<string, number>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The next id of a type, rising. */
  nextId(type: ObjectType | "list"): string;
  emit(event: RecordEvent): void;
  listen(listener: (event: RecordEvent) => void): void;
  /** Called for each new enrolment; replaced to run the workflow's first step. */
  entered: (workflow: Workflow, enrolment: Enrolment, record: CrmRecord) => void;
};

type Setup = Pick<
  Portal,
  "id" | "tier" | "timeZone" | "language" | "uiDomain" | "indexLagMs" | "readLagMs" | "newCounters"
> & {
  readonly random: Random;
  readonly now: () => number;
};

/** An empty portal with HubSpot's own properties. */
export function createPortal(setup: Setup): Portal {
  const { random, ...account } = setup;
  const listeners: ((event: RecordEvent) => void)[] = [];
  // Contacts and companies share a range on purpose: the same number may name one of each (hubspot-facts 3.1).
  const lastIds = {
    contacts: 40_000,
    companies: 40_000,
    deals: 7_000,
    meetings: 900,
    calls: 900,
    emails: 900,
    tasks: 900,
  };
  const ids = new Map<string, number>([...Object.entries(lastIds), ["list", 0]]);
  return {
    ...account,
    user: { id: 76_023_669, email: "admin@example.com" },
    owners: [
      owner("101", "laura.gil@example.com", "Laura", "Gil"),
      owner("102", "tom.baker@example.com", "Tom", "Baker"),
    ],
    formerOwners: [owner("99", "eva.ruiz@example.com", "Eva", "Ruiz")],
    stores: {
      contacts: createRecordStore("contacts"),
      companies: createRecordStore("companies"),
      deals: createRecordStore("deals"),
      meetings: createRecordStore("meetings"),
      calls: createRecordStore("calls"),
      emails: createRecordStore("emails"),
      tasks: createRecordStore("tasks"),
    },
    definitions: {
      contacts: createDefinitions("contacts"),
      companies: createDefinitions("companies"),
      deals: createDefinitions("deals"),
      meetings: createDefinitions("meetings"),
      calls: createDefinitions("calls"),
      emails: createDefinitions("emails"),
      tasks: createDefinitions("tasks"),
    },
    associations: createAssociations(),
    workflows: [],
    lists: new Map(),
    occurrences: [],
    blockedEmails: new Set(),
    ids,
    writeRules: [],
    withheld: new Set(),
    nextId: (type) => {
      const id = (ids.get(type) ?? 0) + (type === "list" ? 1 : random.int(1, 7));
      ids.set(type, id);
      return String(id);
    },
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    listen: (listener) => {
      listeners.push(listener);
    },
    entered: () => {},
  };
}

function owner(id: string, email: string, firstName: string, lastName: string): Owner {
  const teams = [{ id: "4401", name: "Inside sales", primary: true }];
  return { id, email, firstName, lastName, userId: 5_000 + Number(id), teams };
}
