import type { PortalControl } from "../../simulator/control.ts";

/** Times from what happens to a contact to the write that shows its new score. */
export type Watch = {
  /** Something happens now that changes this contact's score. */
  began(contactId: string): void;
  /** How many are still awaited. */
  waiting(): number;
  /** Milliseconds of those that were written, in the order in which they were. */
  readonly times: readonly number[];
  stop(): void;
};

/** How often the account is looked at, milliseconds; the times come from the account's own record. */
const lookEveryMs = 10;

export function watchWrites(portal: PortalControl): Watch {
  const awaited = new Map<string, { readonly at: number; readonly shown: string }>();
  const times: number[] = [];
  const shownBy = (id: string): { readonly shown: string; readonly updatedAt: number } => {
    const contact = portal.contact(id);
    if (contact === undefined) throw new RangeError(`there is no contact ${id}`);
    return { shown: contact.properties["ripen_fit_score"] ?? "", updatedAt: contact.updatedAt };
  };
  const look = (): void => {
    for (const [id, { at, shown }] of awaited) {
      const now = shownBy(id);
      if (now.shown === shown) continue;
      times.push(now.updatedAt - at);
      awaited.delete(id);
    }
  };
  const timer = setInterval(look, lookEveryMs);
  return {
    began: (id) => void awaited.set(id, { at: Date.now(), shown: shownBy(id).shown }),
    waiting: () => awaited.size,
    times,
    stop: () => clearInterval(timer),
  };
}
