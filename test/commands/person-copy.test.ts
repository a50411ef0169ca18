import { afterEach, beforeEach, expect, test } from "vitest";
import { personCopy } from "../../src/commands/person-copy.ts";
import type { Language } from "../../src/base/text.ts";
import { home, openCards, start, type OpenCards } from "../crm/open-cards.ts";
import { readyScore } from "../support/card-model.ts";

const day = 24 * 3_600_000;

let cards: OpenCards;
beforeEach(async () => {
  cards = await openCards();
  const event = { id: "e1", type: "form_submitted", source: "webhook" };
  await cards.score("7", readyScore({ asOf: start }), {
    properties: { firstname: "Ana", email: "ana@example.org", fax: "" },
    events: [{ ...event, occurredAt: start - day, properties: { form: "Demo request" } }],
    published: { ripen_band: "hot" },
  });
  await cards.score("8", readyScore({ asOf: start }), { properties: { firstname: "Berta" } });
});
afterEach(() => cards.close());

async function copyOf(contactId: string, language: Language): Promise<string | null> {
  const portal = await cards.portals.get(home);
  if (portal === null) throw new Error("The account is not installed");
  return personCopy(cards.ledger, portal, contactId, start, language);
}

test("a person's copy says in words what is known, what they did and why they have their score", async () => {
  const copy = (await copyOf("7", "en")) ?? "";
  for (const part of [
    /^What we hold about you in Ripen \(contact 7\), on \d+ \w+ 2026, /,
    /Your score, and why\n/,
    /\n {2}firstname: Ana\n/,
    /What you did\n {2}.*2026, .*Form submitted, Demo request\n/,
    /object to being scored/,
  ]) {
    expect(copy).toMatch(part);
  }
  expect(copy).not.toMatch(/Berta|fax|_json|[{}]/);
});

test("the copy exists in Spanish", async () => {
  const copy = (await copyOf("7", "es")) ?? "";
  expect(copy).toMatch(/^Lo que guardamos sobre usted en Ripen \(contacto 7\)/);
  expect(copy).toContain("Formulario enviado, Demo request");
});

test("there is no copy of whom nothing is held", async () => {
  expect(await copyOf("9", "en")).toBeNull();
});
