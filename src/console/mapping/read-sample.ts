import { batchRead, batchSize } from "../../hubspot/calls/batch-read.ts";
import type { HubSpotClient } from "../../hubspot/transport/client.ts";
import { listPage } from "../../hubspot/calls/list-page.ts";
import { listProperties, type Property } from "../../hubspot/calls/list-properties.ts";
import type { CrmObject } from "../../hubspot/transport/wire.ts";
import type { Ledger } from "../../store/engine/ledger.ts";
import type { ObjectType } from "../contract/mapping.ts";

/**
 * How many of the sampled records have a value of each property, some of the values to show, and as many distinct
 * short ones as tell how the column is read.
 */
export type Filled = {
  readonly records: number;
  readonly of: ReadonlyMap<
    string,
    {
      readonly filled: number;
      readonly samples: readonly string[];
      readonly values: ReadonlySet<string>;
    }
  >;
};

type Properties = Readonly<Record<ObjectType, readonly Property[]>>;

/** Ten batches: 1,000 records tell a fill rate to within three points in a hundred. */
export const batches = 10;
const mostSamples = 5;
const longestSample = 80;
/** Codes, ranges and dates are short; of 500 properties this is a megabyte or two. */
const mostValues = 100;
const longestValue = 30;

/** The properties of contacts and companies, our own outputs apart. Throws HubSpotError. */
export async function readProperties(client: HubSpotClient): Promise<Properties> {
  const [contacts, companies] = await Promise.all([
    listProperties(client, "contacts"),
    listProperties(client, "companies"),
  ]);
  return { contacts, companies };
}

/** Reads up to 1,000 contacts and companies with all their properties. Throws HubSpotError. */
export async function sampleRecords(
  ledger: Ledger,
  client: HubSpotClient,
  properties: Properties,
): Promise<Readonly<Record<ObjectType, Filled>>> {
  const read = (type: ObjectType): Promise<Filled> => sampleOf(ledger, client, type, properties);
  return { contacts: await read("contacts"), companies: await read("companies") };
}

async function sampleOf(
  ledger: Ledger,
  client: HubSpotClient,
  type: ObjectType,
  properties: Properties,
): Promise<Filled> {
  const names = properties[type].map(({ name }) => name).filter((name) => !isOurs(name));
  const seen = new Map<string, Noted>();
  let records = 0;
  for await (const objects of pages(ledger, client, type, names)) {
    records += objects.length;
    for (const object of objects) {
      for (const name of names) note(seen, name, object.properties[name]?.trim() ?? "");
    }
  }
  return { records, of: seen };
}

type Noted = { filled: number; samples: string[]; values: Set<string> };

function note(seen: Map<string, Noted>, name: string, value: string): void {
  if (value === "") return;
  const entry = seen.get(name) ?? { filled: 0, samples: [], values: new Set() };
  seen.set(name, entry);
  entry.filled += 1;
  if (value.length <= longestValue && entry.values.size < mostValues) entry.values.add(value);
  const shown = value.length > longestSample ? `${value.slice(0, longestSample)}…` : value;
  if (entry.samples.length < mostSamples && !entry.samples.includes(shown))
    entry.samples.push(shown);
}

/** Records spread over all that the ledger knows, because HubSpot lists the oldest first; else its first pages. */
async function* pages(
  ledger: Ledger,
  client: HubSpotClient,
  type: ObjectType,
  names: readonly string[],
): AsyncGenerator<readonly CrmObject[]> {
  const { table, key } =
    type === "contacts"
      ? ({ table: "scores", key: "contact_id" } as const)
      : ({ table: "companies", key: "company_id" } as const);
  const { n } = await ledger.read
    .selectFrom(table)
    .select((e) => e.fn.countAll<number>().as("n"))
    .where("portal_id", "=", client.portalId)
    .executeTakeFirstOrThrow();
  if (n === 0) {
    yield* firstPages(client, type, names);
    return;
  }
  for (let batch = 0; batch < batches && batch * batchSize < n; batch += 1) {
    const rows: { id: string | null }[] = await ledger.read
      .selectFrom(table)
      .select(`${key} as id`)
      .where("portal_id", "=", client.portalId)
      .orderBy(key)
      .offset(Math.max(batch * batchSize, Math.floor((batch * n) / batches)))
      .limit(batchSize)
      .execute();
    const ids = rows.flatMap((row) => row.id ?? []);
    yield (await batchRead(client, type, ids, names)).objects;
  }
}

async function* firstPages(
  client: HubSpotClient,
  type: ObjectType,
  names: readonly string[],
): AsyncGenerator<readonly CrmObject[]> {
  let after: string | null = null;
  for (let batch = 0; batch < batches; batch += 1) {
    const page: Awaited<ReturnType<typeof listPage>> = await listPage(client, type, {
      after,
      properties: names,
    });
    yield page.objects;
    after = page.after;
    if (after === null) return;
  }
}

/** Our own outputs are no source of a score. */
export function isOurs(name: string): boolean {
  return name.startsWith("ripen_");
}
