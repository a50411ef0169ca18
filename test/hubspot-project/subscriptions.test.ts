import { expect, test } from "vitest";
import { readyMadeModels } from "../../config/models.ts";
import { readMetaFiles } from "./project-files.ts";

const [webhooks] = readMetaFiles().flatMap(({ meta }) => (meta.type === "webhooks" ? [meta] : []));
const subscribed = (type: string): ReadonlySet<string> =>
  new Set(
    webhooks?.config.subscriptions.legacyCrmObjects.flatMap((entry) =>
      entry.subscriptionType === type && entry.propertyName !== undefined
        ? [entry.propertyName]
        : [],
    ),
  );

/** Worth points to one model, and no reason to hurry: the poll finds it (hubspot-facts 5.6). */
const leftToThePoll = new Set(["phone"]);

test("what the ready-made lead models map reaches the app by webhook when it changes", () => {
  const contact = subscribed("contact.propertyChange");
  const company = subscribed("company.propertyChange");
  const fields = Object.values(readyMadeModels)
    .filter((model) => model.kind === "lead")
    .flatMap((model) => Object.values(model.fields));
  expect(fields.length).toBeGreaterThan(10);
  const missed = fields.flatMap((field) => [
    ...(field.contact !== undefined && !contact.has(field.contact) ? [field.contact] : []),
    ...(field.company !== undefined && !company.has(field.company) ? [field.company] : []),
  ]);
  expect(missed.filter((name) => !leftToThePoll.has(name))).toEqual([]);
});

test("none of our own outputs comes back as a webhook, but for what people fill in", () => {
  const ours = [...subscribed("contact.propertyChange")].filter((name) =>
    name.startsWith("ripen_"),
  );
  expect(ours.sort()).toEqual([
    "ripen_do_not_score",
    "ripen_verdict",
    "ripen_verdict_note",
    "ripen_verdict_reason",
  ]);
});
