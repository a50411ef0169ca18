import type { Portal } from "./portal.ts";
import { checkWrite } from "./properties/check-write.ts";
import { changeRecord } from "./records/change.ts";
import { createRecord } from "./records/create.ts";
import type { ObjectType } from "./records/object-type.ts";
import { findLive, resolveLive, type ChangeSource } from "./records/record.ts";

type Values = Readonly<Record<string, string>>;

/** What sales does with a contact: deals, calls and the outcome of meetings. */
export type EngagementControl = {
  /** Gives the id of a new deal of the contact; `dealstage` closedwon or closedlost closes it. */
  addDeal(contactId: string, properties: Values): string;
  /** Gives the id of a new call with the contact: hs_call_status, hs_call_duration (milliseconds) ... */
  logCall(contactId: string, properties: Values): string;
  /** Changes a deal, a call or a meeting. */
  editObject(type: "deals" | "calls" | "meetings", id: string, properties: Values): void;
  /** Ids of the contact's deals, calls or meetings, oldest first. */
  objectsOf(contactId: string, type: "deals" | "calls" | "meetings"): readonly string[];
};

export function createEngagementControl(portal: Portal, source: ChangeSource): EngagementControl {
  const add = (type: ObjectType, contactId: string, properties: Values): string => {
    const contact = resolveLive(portal.stores.contacts, contactId);
    if (!contact) throw new RangeError(`Portal ${portal.id} has no contact ${contactId}`);
    const values = checkWrite(portal, type, properties, null);
    const record = createRecord(portal, type, { values, source });
    portal.associations.link(record, contact, false);
    const [removed, primary, at] = [false, false, portal.now()];
    portal.emit({ kind: "associated", from: record, to: contact, removed, primary, source, at });
    return record.id;
  };
  return {
    addDeal: (contactId, properties) => add("deals", contactId, properties),
    logCall: (contactId, properties) =>
      add("calls", contactId, { hs_timestamp: String(portal.now()), ...properties }),
    editObject: (type, id, properties) => {
      const record = findLive(portal.stores[type], id);
      if (!record) throw new RangeError(`Portal ${portal.id} has no ${type} ${id}`);
      changeRecord(portal, record, checkWrite(portal, type, properties, record), source);
    },
    objectsOf: (contactId, type) => {
      const contact = resolveLive(portal.stores.contacts, contactId);
      const links = contact ? portal.associations.of(contact, type) : [];
      return links.map(({ toId }) => toId);
    },
  };
}
