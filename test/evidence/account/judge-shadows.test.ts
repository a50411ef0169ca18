import { expect, test } from "vitest";
import { judgeShadows, type Shadowed } from "../../../src/evidence/account/judge-shadows.ts";

const day = 86_400_000;
const now = 1_000 * day;

/** A draft that knows who buys, beside a model that does not. */
const leads = Array.from({ length: 400 }, (_, n): Shadowed => {
  const isBuyer = n % 4 === 0;
  const at = now - (100 + (n % 50)) * day;
  return {
    contactId: String(n),
    companyId: null,
    at,
    draft: isBuyer ? 60 + (n % 30) : 30 + (n % 40),
    inForce: (n * 37) % 100,
    soldAt: isBuyer ? at + 10 * day : null,
  };
});

test("a draft that finds the buyers is better", () => {
  expect(judgeShadows(leads, 90, now)).toMatchObject({ state: "better", counted: 400, sales: 100 });
});

test("a lead counts only when its horizon has passed, whether it has bought by then or not", () => {
  const fresh = leads.map((lead) => ({ ...lead, at: now - 20 * day, soldAt: now - 10 * day }));
  expect(judgeShadows(fresh, 90, now)).toMatchObject({ state: "too_few", counted: 0 });
});

test("who had bought before its first reading says nothing", () => {
  const sold = leads.map((lead) => ({ ...lead, soldAt: lead.at - day }));
  expect(judgeShadows(sold, 90, now).counted).toBe(0);
});
