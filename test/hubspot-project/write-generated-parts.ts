import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { scenarios } from "../../config/scenarios.ts";
import { webhooksFile } from "../../webhooks/project-file.ts";
import { hsmetaSchema } from "./hsmeta-schemas.ts";

// Run after a change of webhooks/subscriptions.ts or of config/scenarios.ts; the consistency tests say so
// when it was forgotten.
const app = fileURLToPath(new URL("../../hubspot/src/app", import.meta.url));

await write("webhooks/webhooks-hsmeta.json", webhooksFile("${APP_URL}/webhooks"));

const confirm = "workflow-actions/confirm-enrolment-hsmeta.json";
const action = hsmetaSchema.parse(JSON.parse(readFileSync(`${app}/${confirm}`, "utf8")));
if (action.type !== "workflow-action") throw new TypeError(`${confirm} is no workflow action`);
const scenario = action.config.inputFields.find(
  ({ typeDefinition }) => typeDefinition.name === "scenario",
);
if (scenario === undefined) throw new TypeError(`${confirm} has no field for the scenario`);
scenario.typeDefinition.options = scenarios.map(({ name, label }) => ({
  value: name,
  label: label.en,
}));
await write(confirm, action);

async function write(file: string, content: unknown): Promise<void> {
  const text = await format(JSON.stringify(content), { parser: "json", printWidth: 100 });
  writeFileSync(`${app}/${file}`, text);
}
