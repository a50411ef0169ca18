import { parseArgs } from "node:util";
import { readContactsCsv } from "./seed-csv.ts";
import { startSimulator } from "./simulator.ts";
import { demoApp } from "./demo-app.ts";

const usage = `npm run simulator -- [options]

  --port N            port on 127.0.0.1 (default 8777; 0 for any)
  --seed N            decides every record, delay and fault (default 1)
  --contacts N        made-up contacts (default 2000)
  --csv FILE          contacts from a CSV instead
  --tier T            free, professional or enterprise (default professional)
  --app-url URL       where the app listens (default http://localhost:3000)
  --help              this text
`;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8777" },
    seed: { type: "string", default: "1" },
    contacts: { type: "string", default: "2000" },
    csv: { type: "string" },
    tier: { type: "string", default: "professional" },
    "app-url": { type: "string", default: "http://localhost:3000" },
    help: { type: "boolean", default: false },
  },
});

function integer(name: "port" | "seed" | "contacts"): number {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new RangeError(`--${name} must be a whole number, was ${values[name]}`);
}

function tier(): "free" | "professional" | "enterprise" {
  const { tier: name } = values;
  if (name === "free" || name === "professional" || name === "enterprise") return name;
  throw new RangeError(`--tier must be free, professional or enterprise, was ${name}`);
}

async function main(): Promise<void> {
  if (values.help) {
    console.log(usage);
    return;
  }
  const rows = values.csv === undefined ? null : await readContactsCsv(values.csv);
  for (const { line, reason } of rows?.problems ?? []) {
    console.log(`Line ${line} is left out: ${reason}`);
  }
  const seed = integer("seed");
  const app = demoApp(values["app-url"]);
  const simulator = await startSimulator({
    port: integer("port"),
    seed,
    contacts: integer("contacts"),
    tier: tier(),
    app,
    ...(rows && { rows }),
  });
  for (const portal of simulator.portals) {
    const counts = `${portal.contacts().length} contacts, ${portal.companies().length} companies`;
    console.log(`Portal ${portal.id} (${portal.tier}): ${counts}, seed ${seed}`);
  }
  console.log(`HubSpot is simulated at ${simulator.url}: start the app with`);
  console.log(`  HUBSPOT_API_URL=${simulator.url}`);
  console.log(`  HUBSPOT_APP_ID=${app.appId}`);
  console.log(`  HUBSPOT_CLIENT_ID=${app.clientId}`);
  console.log(`  HUBSPOT_CLIENT_SECRET=${app.clientSecret}`);
  console.log(`Webhooks go to ${app.webhookUrl}. Ctrl-C stops it.`);
  process.once("SIGINT", () => void simulator.close());
  process.once("SIGTERM", () => void simulator.close());
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
