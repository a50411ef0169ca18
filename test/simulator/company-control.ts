import type { Portal } from "./portal.ts";
import { checkWrite } from "./properties/check-write.ts";
import { createRecord } from "./records/create.ts";
import { deleteRecord, restoreRecord } from "./records/delete.ts";
import { mergeRecords } from "./records/merge.ts";
import { findLive, resolveLive, type ChangeSource, type CrmRecord } from "./records/record.ts";

/** What people do with companies, beside editing them. */
export type CompanyControl = {
  /** Gives the new company's id. */
  createCompany(properties: Readonly<Record<string, string>>): string;
  /** Gives the id of the company that comes out; the contacts of both belong to it. */
  mergeCompanies(primaryId: string, otherId: string): string;
  /** Its contacts belong to no company then. */
  deleteCompany(id: string): void;
  restoreCompany(id: string): void;
  /** Associates a contact with a company, under a word of the account's own; its primary company stays. */
  labelCompany(contactId: string, companyId: string, label: string): void;
};

export function createCompanyControl(portal: Portal, person: ChangeSource): CompanyControl {
  const { companies, contacts } = portal.stores;
  const live = (id: string): CrmRecord => {
    const record = findLive(companies, id);
    if (!record) throw new RangeError(`Portal ${portal.id} has no company ${id}`);
    return record;
  };
  return {
    createCompany: (properties) => {
      const values = checkWrite(portal, "companies", properties, null);
      return createRecord(portal, "companies", { values, source: person }).id;
    },
    mergeCompanies: (primaryId, otherId) =>
      mergeRecords(portal, live(primaryId), live(otherId), {
        ...person,
        changeSource: "MERGE_COMPANIES",
      }).id,
    deleteCompany: (id) => deleteRecord(portal, live(id), person),
    restoreCompany: (id) => {
      const record = companies.byId.get(id);
      if (!record) throw new RangeError(`Portal ${portal.id} has no deleted company ${id}`);
      restoreRecord(portal, record, person);
    },
    labelCompany: (contactId, companyId, label) => {
      const contact = resolveLive(contacts, contactId);
      if (!contact) throw new RangeError(`Portal ${portal.id} has no contact ${contactId}`);
      const company = live(companyId);
      portal.associations.label(contact, company, label);
      const [removed, primary, at] = [false, false, portal.now()];
      const told = { from: contact, to: company, removed, primary, source: person, at };
      portal.emit({ kind: "associated", ...told });
    },
  };
}
