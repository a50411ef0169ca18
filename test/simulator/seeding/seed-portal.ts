import type { Portal } from "../portal.ts";
import { createRandom } from "../random.ts";
import { addProductProperties } from "./product-properties.ts";
import { makeCompanies } from "./make-companies.ts";
import { makeContacts } from "./make-contacts.ts";
import { makeDeals } from "./make-deals.ts";
import { plantRows } from "./plant-rows.ts";
import type { SeedRows } from "./seed-rows.ts";

export type Seeding = {
  readonly seed: number;
  readonly contacts: number;
  readonly rows: SeedRows | null;
};

/** Fills a new portal: with the rows of a CSV, or with made-up contacts in about 300
 * companies for 2,000, and their deals. */
export function seedPortal(portal: Portal, { seed, contacts, rows }: Seeding): void {
  addProductProperties(portal);
  const random = createRandom(seed);
  if (rows) {
    plantRows(portal, random, rows);
    return;
  }
  const companies = makeCompanies(portal, random, Math.ceil(contacts * 0.15));
  const made = makeContacts(portal, random, companies, contacts);
  // A stream of its own: who buys does not change who there is.
  makeDeals(portal, createRandom(seed + 17), made);
}
