import type { ObjectType } from "./object-type.ts";
import type { CrmRecord } from "./record.ts";

export type Link = {
  readonly toType: ObjectType;
  readonly toId: string;
  /** The one primary company of a contact. */
  readonly primary: boolean;
  /** What people of the account call it, beside what HubSpot does. */
  readonly labels: readonly string[];
};

type End = Pick<CrmRecord, "type" | "id">;

/** Which record is associated with which, kept from both sides. */
export type Associations = {
  /** By `type/id`. */
  readonly links: Map<string, Link[]>;
  /** Oldest first, the primary one before the others. */
  of(from: End, toType: ObjectType): readonly Link[];
  link(a: End, b: End, primary: boolean): void;
  unlink(a: End, b: End): void;
  /** Gives an association, new or not, a label of the account's own. */
  label(a: End, b: End, label: string): void;
  /** Makes `company` (null: none) the primary company of `contact`; the former one goes. */
  setPrimaryCompany(contact: End, company: string | null): void;
  /** Forgets a record. */
  drop(record: End): void;
  /** Hands every association of `from` over to `to`, which keeps its own primary company. */
  move(from: End, to: End): void;
};

const keyOf = ({ type, id }: End): string => `${type}/${id}`;

export function createAssociations(): Associations {
  const links = new Map<string, Link[]>();
  const linksOf = (end: End): Link[] => links.get(keyOf(end)) ?? [];
  const without = (from: End, to: End): Link[] =>
    linksOf(from).filter((link) => link.toType !== to.type || link.toId !== to.id);
  const between = (from: End, to: End): Link | undefined =>
    linksOf(from).find((link) => link.toType === to.type && link.toId === to.id);
  const put = (from: End, to: End, primary: boolean, more: readonly string[] = []): void => {
    const labels = [...new Set([...(between(from, to)?.labels ?? []), ...more])];
    const link = { toType: to.type, toId: to.id, primary, labels };
    links.set(keyOf(from), primary ? [link, ...without(from, to)] : [...without(from, to), link]);
  };
  const unlink = (a: End, b: End): void => {
    links.set(keyOf(a), without(a, b));
    links.set(keyOf(b), without(b, a));
  };
  const link = (a: End, b: End, primary: boolean): void => {
    put(a, b, primary);
    put(b, a, primary);
  };
  const drop = (record: End): void => {
    for (const { toType, toId } of linksOf(record)) unlink(record, { type: toType, id: toId });
    links.delete(keyOf(record));
  };
  return {
    links,
    of: (from, toType) => linksOf(from).filter((link) => link.toType === toType),
    link,
    unlink,
    label: (a, b, label) => {
      const primary = between(a, b)?.primary ?? false;
      put(a, b, primary, [label]);
      put(b, a, primary, [label]);
    },
    setPrimaryCompany: (contact, company) => {
      for (const { toType, toId, primary } of linksOf(contact)) {
        if (primary && toId !== company) unlink(contact, { type: toType, id: toId });
      }
      if (company !== null) link(contact, { type: "companies", id: company }, true);
    },
    drop,
    move: (from, to) => {
      const hasPrimary = linksOf(to).some(({ primary }) => primary);
      for (const { toType, toId, primary, labels } of linksOf(from)) {
        const other = { type: toType, id: toId };
        link(to, other, primary && !hasPrimary);
        for (const label of labels) {
          put(to, other, primary && !hasPrimary, [label]);
          put(other, to, primary && !hasPrimary, [label]);
        }
      }
      drop(from);
    },
  };
}
