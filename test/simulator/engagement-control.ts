import type { Portal } from "./portal.ts";
import { checkWrite } from "./properties/check-write.ts";
import { changeRecord } from "./records/change.ts";
import { createRecord } from "./records/create.ts";
import { rollUpDeal } from "./records/roll-up-deal.ts";
import type { ObjectType } from "./records/object-type.ts";
import { findLive, resolveLive, type ChangeSource } from "./records/record.ts";

type Values = Readonly<Record<string, string>>;
type Kind = "deals" | "calls" | "meetings" | "emails" | "tasks";

/** What sales does with a contact: deals, calls, mails, the outcome of meetings. */
export type EngagementControl = {
  /** Gives the id of a new deal of the contact and of its company; `dealstage` closedwon or closedlost closes it. */
  addDeal(contactId: string, properties: Values): string;
  /**
   * Gives the id of a new call with the contact: hs_call_direction, hs_call_status, hs_call_duration
   * (milliseconds) ... `by` is who made it, the account's admin by default.
   */
  logCall(contactId: string, properties: Values, by?: ChangeSource): string;
  /** Gives the id of a one-to-one mail: hs_email_direction EMAIL (ours) or INCOMING_EMAIL; hs_sequence_id for one of a sequence. */
  logEmail(contactId: string, properties: Values, by?: ChangeSource): string;
  /** Changes a deal, a call, a mail, a task or a meeting. */
  editObject(type: Kind, id: string, properties: Values): void;
  /** Ids of the contact's deals, calls, mails, tasks or meetings, oldest first. */
  objectsOf(contactId: string, type: Kind): readonly string[];
  /** Non-empty values of one of them. undefined when there is none. */
  object(type: Kind, id: string): Values | undefined;
};

export function createEngagementControl(portal: Portal, person: ChangeSource): EngagementControl {
  const add = (type: ObjectType, contactId: string, values: Values, source: ChangeSource) => {
    const contact = resolveLive(portal.stores.contacts, contactId);
    if (!contact) throw new RangeError(`Portal ${portal.id} has no contact ${contactId}`);
    const checked = checkWrite(portal, type, values, null);
    const record = createRecord(portal, type, { values: checked, source });
    portal.associations.link(record, contact, false);
    const [removed, primary, at] = [false, false, portal.now()];
    portal.emit({ kind: "associated", from: record, to: contact, removed, primary, source, at });
    return { record, contact };
  };
  const now = (): string => String(portal.now());
  return {
    addDeal: (contactId, properties) => {
      const { record, contact } = add("deals", contactId, properties, person);
      const company = findLive(
        portal.stores.companies,
        contact.values.get("associatedcompanyid") ?? "",
      );
      if (company) portal.associations.link(record, company, true);
      rollUpDeal(portal, record);
      return record.id;
    },
    logCall: (contactId, properties, by = person) =>
      add("calls", contactId, { hs_timestamp: now(), ...properties }, by).record.id,
    logEmail: (contactId, properties, by = person) =>
      add("emails", contactId, { hs_timestamp: now(), ...properties }, by).record.id,
    editObject: (type, id, properties) => {
      const record = findLive(portal.stores[type], id);
      if (!record) throw new RangeError(`Portal ${portal.id} has no ${type} ${id}`);
      changeRecord(portal, record, checkWrite(portal, type, properties, record), person);
      if (type === "deals") rollUpDeal(portal, record);
    },
    objectsOf: (contactId, type) => {
      const contact = resolveLive(portal.stores.contacts, contactId);
      const links = contact ? portal.associations.of(contact, type) : [];
      return links.map(({ toId }) => toId);
    },
    object: (type, id) => {
      const record = findLive(portal.stores[type], id);
      return record && Object.fromEntries(record.values);
    },
  };
}
