import { expect, test } from "vitest";
import { readyMadeModels } from "../../config/models.ts";
import { withColumnReadings } from "../../src/account/drafts/column-readings.ts";
import { keepInputs } from "../../src/store/contacts/keep-inputs.ts";
import { useEmbeddedLedger } from "../support/ledger/embedded-ledger.ts";
import { portal } from "../support/ledger/decision.ts";

const fixture = useEmbeddedLedger();
const model = readyMadeModels["b2b-software"];

const contactsFrom = (...countries: readonly string[]): Promise<void> =>
  fixture.ledger.transaction((tx) =>
    keepInputs(
      tx,
      portal,
      countries.map((country, n) => ({
        contactId: String(n + 1),
        inputs: { properties: { country: n % 2 ? country : null }, company: { country } },
      })),
      1,
    ),
  );
const readingOf = async (asked = model) =>
  (await withColumnReadings(fixture.ledger.read, portal, asked)).fields["country"]?.reading ?? null;

test("a ready-made model takes what the account's column of country codes decides", async () => {
  await contactsFrom("ES", "NA", "DE", "FR", "IT", "NO", "ES");
  expect(await readingOf()).toBe("codes");
});

test("nothing is decided by names, nor by an account of which nothing was read", async () => {
  expect(await readingOf()).toBeNull();
  await contactsFrom("Spain", "NA", "Germany", "France");
  expect(await readingOf()).toBeNull();
});

test("what the mapping says already stands", async () => {
  await contactsFrom("ES", "NA", "DE", "FR", "IT", "NO", "ES");
  const country = { ...model.fields["country"], reading: "dmy" } as const;
  expect(await readingOf({ ...model, fields: { ...model.fields, country } })).toBe("dmy");
});
