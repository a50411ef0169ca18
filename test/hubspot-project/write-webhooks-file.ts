import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { webhooksFile } from "../../webhooks/project-file.ts";

// Run after a change of webhooks/subscriptions.ts; the consistency test says so when it was forgotten.
const target = fileURLToPath(
  new URL("../../hubspot/src/app/webhooks/webhooks-hsmeta.json", import.meta.url),
);
const text = JSON.stringify(webhooksFile("${APP_URL}/webhooks"));
writeFileSync(target, await format(text, { parser: "json", printWidth: 100 }));
