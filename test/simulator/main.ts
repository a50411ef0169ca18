import { parseArgs } from "node:util";
import { optionalScopes, requiredScopes } from "../../src/oauth/scopes.ts";
import { subscriptions } from "../../webhooks/subscriptions.ts";
import { messageOf } from "../../src/base/errors.ts";
import { demoApp } from "./demo-app.ts";
import { faultKinds } from "./faults/fault.ts";
import { tierNamed, type AppConfig, type SimulatorOptions } from "./options.ts";
import { readContactsCsv } from "./seed-csv.ts";
import { startSimulator } from "./simulator.ts";

const usage = `npm run simulator -- [options]

  --port N            port on 127.0.0.1 (default 8777; 0 for any)
  --seed N            decides every record, delay and fault (default 1)
  --contacts N        made-up contacts (default 2000)
  --csv FILE          contacts from a CSV instead
  --tier T            free, starter, professional or enterprise (default professional)
  --app-url URL       where the app listens (default http://localhost:3000)
  --state FILE        keeps the portal in this file from one run to the next
  --fault-percent N   share of the app's calls that fail in some way (default 0)
  --help              this text
`;

const strings = ["port", "seed", "contacts", "csv", "tier", "app-url", "state", "fault-percent"];

type Values = Readonly<Record<string, string | boolean | undefined>>;

function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

function whole(values: Values, name: string, otherwise: number, most: number): number {
  const given = text(values, name);
  const number = given === undefined ? otherwise : Number(given);
  if (Number.isSafeInteger(number) && number >= 0 && number <= most) return number;
  throw new RangeError(`--${name} must be a whole number from 0 to ${most}, was ${given}`);
}

/** The app of this project, as its project files would register it. */
function ownApp(appUrl: string): AppConfig {
  return { ...demoApp(appUrl), requiredScopes, optionalScopes, subscriptions };
}

async function readOptions(values: Values): Promise<SimulatorOptions> {
  const tier = tierNamed(text(values, "tier") ?? "professional");
  const file = text(values, "csv");
  const rows = file === undefined ? null : await readContactsCsv(file);
  for (const { line, reason } of rows?.problems ?? []) {
    console.log(`Line ${line} is left out: ${reason}`);
  }
  const state = text(values, "state");
  const rate = whole(values, "fault-percent", 0, 100) / 100;
  return {
    port: whole(values, "port", 8777, 65_535),
    seed: whole(values, "seed", 1, 2 ** 31),
    contacts: whole(values, "contacts", 2000, 1_000_000),
    tier,
    app: ownApp(text(values, "app-url") ?? "http://localhost:3000"),
    ...(rows && { rows }),
    ...(state !== undefined && { stateFile: state }),
    ...(rate > 0 && { faults: [{ kinds: faultKinds, rate }] }),
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ...Object.fromEntries(strings.map((name) => [name, { type: "string" as const }])),
      help: { type: "boolean" },
    },
  });
  if (values["help"]) {
    console.log(usage);
    return;
  }
  const options = await readOptions(values);
  const simulator = await startSimulator(options);
  for (const portal of simulator.portals) {
    const counts = `${portal.contacts().length} contacts, ${portal.companies().length} companies`;
    console.log(`Portal ${portal.id} (${portal.tier}): ${counts}, seed ${options.seed}`);
  }
  const { appId, clientId, clientSecret, webhookUrl } = options.app;
  console.log(`HubSpot is simulated at ${simulator.url}: start the app with`);
  console.log(`  HUBSPOT_API_URL=${simulator.url}`);
  console.log(`  HUBSPOT_APP_ID=${appId}`);
  console.log(`  HUBSPOT_CLIENT_ID=${clientId}`);
  console.log(`  HUBSPOT_CLIENT_SECRET=${clientSecret}`);
  console.log(`Webhooks go to ${webhookUrl}. Ctrl-C stops it.`);
  const stop = (): void => {
    simulator.close().catch((error: unknown) => {
      console.error(messageOf(error));
      process.exitCode = 1;
    });
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

await main().catch((error: unknown) => {
  console.error(messageOf(error));
  console.error("See npm run simulator -- --help");
  process.exitCode = 1;
});
