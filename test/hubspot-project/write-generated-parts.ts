import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { scenarios } from "../../config/scenarios.ts";
import { webhooksFile } from "../../webhooks/project-file.ts";
import { eventName } from "../../src/words/events.ts";
import { namesFile } from "./names-file.ts";
import { hsmetaSchema } from "./hsmeta-schemas.ts";

// Run after a change of webhooks/subscriptions.ts, config/scenarios.ts or names in src/words; the consistency tests say so
// when it was forgotten.
const app = fileURLToPath(new URL("../../hubspot/src/app", import.meta.url));

await write("webhooks/webhooks-hsmeta.json", webhooksFile("${APP_URL}/webhooks"));

const confirm = "workflow-actions/confirm-enrolment-hsmeta.json";
await offer(confirm, "scenario", () =>
  scenarios.map(({ name, label }) => ({ value: name, label: label.en })),
);
await offer("workflow-actions/add-behaviour-event-hsmeta.json", "event_type", (before) =>
  before.map(({ value, label }) =>
    value === "custom" ? { value, label } : { value, label: eventName(value).en },
  ),
);
writeFileSync(`${app}/cards/names.ts`, await namesFile());

type Option = { value: string; label: string };

/** Writes the choices that a workflow action offers in one of its fields. */
async function offer(
  file: string,
  field: string,
  optionsOf: (before: readonly Option[]) => Option[],
): Promise<void> {
  const action = hsmetaSchema.parse(JSON.parse(readFileSync(`${app}/${file}`, "utf8")));
  if (action.type !== "workflow-action") throw new TypeError(`${file} is no workflow action`);
  const found = action.config.inputFields.find(
    ({ typeDefinition }) => typeDefinition.name === field,
  );
  if (found === undefined) throw new TypeError(`${file} has no field ${field}`);
  found.typeDefinition.options = optionsOf(found.typeDefinition.options ?? []);
  await write(file, action);
}

async function write(file: string, content: unknown): Promise<void> {
  const text = await format(JSON.stringify(content), { parser: "json", printWidth: 100 });
  writeFileSync(`${app}/${file}`, text);
}
