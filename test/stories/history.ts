import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "csv-parse/sync";
import { lexicon } from "../../config/lexicon.ts";
import { score } from "../../src/commands/score.ts";
import { readAccountHistories } from "../../src/console/evidence/account-histories.ts";
import { evidenceWish, type Evidence } from "../../src/console/contract/evidence.ts";
import type { VersionDocument } from "../../src/console/contract/versions.ts";
import { sourcesOf } from "../../src/behaviour/model-sources.ts";
import { rowsAtCuts, type Cut } from "../../src/evidence/rows/from-histories.ts";
import { compileModel } from "../../src/scoring/compile/compile.ts";
import { parseModel, type Model } from "../../src/scoring/model/model.ts";
import { leadPart } from "../../src/scoring/result.ts";
import { scoreContact } from "../../src/scoring/score.ts";
import { runCommand } from "../commands/run-command.ts";
import { firstRun } from "../demo/run-once.ts";
import { openStage, type Stage } from "../demo/stage.ts";
import { enterWith, type Visit } from "../support/console-visit.ts";
import type { Story } from "../support/stories/story.ts";

/** Nothing may take longer than this without an end, in milliseconds. */
const longestMs = 120_000;
const timeZone = "UTC";
/** Short, so that the days on which something happened lie behind it. */
const horizonDays = 7;
/** Days on which the backtest is held against the command. */
const daysCompared = 5;

export const story: Story = {
  tells:
    "An account's histories are read; then values change after the outcome, are read again, and must change nothing of what was known before. The scores of those days are held against `ripen score --now`.",
  usual: { people: 400, seed: 1 },
  run: async ({ people, seed }, tell) => {
    const folder = await mkdtemp(path.join(tmpdir(), "ripen-story-"));
    try {
      const stage = await openStage({ folder, seed, people, contactsFile: null, modelFile: null });
      try {
        return await live(stage, folder, tell);
      } finally {
        await stage.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function live(
  stage: Stage,
  folder: string,
  tell: (line: string) => void,
): ReturnType<Story["run"]> {
  const { portal } = stage;
  await firstRun(stage, tell);
  await stage.settle();
  const enrolledBefore = portal.enrolments().length;
  const visit = await enterWith(stage.app().url, "/console/demo-enter");
  const callsBefore = portal.calls().length;
  const read = await readHistories(visit);
  await stage.settle();
  const enrolledByReading = portal.enrolments().length - enrolledBefore;
  const calls = portal
    .calls()
    .slice(callsBefore)
    .filter(({ path: asked }) => asked.endsWith("/batch/read")).length;
  tell(`${read.history.done} histories are read in ${calls} calls.`);
  const model = await modelInForce(visit);
  const now = read.history.readAt ?? 0;
  const before = await rowsOf(stage, model, read, now);
  tell(`${before.length} moments; now values change after all of them.`);

  for (const [n, { id }] of portal.contacts().entries()) {
    portal.editContact(id, {
      jobtitle: n % 2 === 0 ? "Chief Executive Officer" : "Student",
      country: "Antarctica",
    });
  }
  for (const { id } of portal.companies()) portal.editCompany(id, { industry: "BANKING" });
  await stage.settle();
  const again = await readHistories(visit);
  const after = await rowsOf(stage, model, again, now);
  const told = new Map(after.map((cut) => [keyOf(cut), textOf(cut)]));
  const futureFactsUsed =
    before.filter((cut) => told.get(keyOf(cut)) !== textOf(cut)).length +
    Math.abs(after.length - before.length);
  const { compared, differing } = await backtest(before, model, folder);
  tell(`${compared} scores of earlier days are held against the command's.`);
  const bytes = await bytesAContact(stage);
  return {
    histories: { value: again.history.done, least: 1 },
    moments: { value: before.length, least: 1 },
    futureFactsUsed: { value: futureFactsUsed, most: 0 },
    compared: { value: compared, least: 1 },
    backtestDiffers: { value: differing, most: 0 },
    enrolledByReading: { value: enrolledByReading, most: 0 },
    bytesAContact: { value: bytes, most: 3_072 },
  };
}

async function readHistories(visit: Visit): Promise<Evidence> {
  await visit.call("POST", "/evidence/history", {});
  for (const deadline = Date.now() + longestMs; Date.now() < deadline; await sleep(100)) {
    const { body } = await visit.call<Evidence>("GET", "/evidence");
    if (body.history.state === "done") return body;
  }
  throw new Error("The histories were not read in time");
}

async function modelInForce(visit: Visit): Promise<Model> {
  const { body } = await visit.call<VersionDocument>("GET", "/versions/1");
  return parseModel(body.document);
}

/** The moments of leads that the ledger's histories give, as Evidence cuts them. */
async function rowsOf(
  stage: Stage,
  model: Model,
  { history }: Evidence,
  now: number,
): Promise<readonly Cut[]> {
  const named = (object: "contact" | "company"): string[] =>
    history.properties.flatMap((each) => (each.object === object ? each.name : []));
  const { contacts } = await readAccountHistories(
    stage.ledger().read,
    stage.portalId,
    {
      wish: evidenceWish.parse({}),
      sources: sourcesOf([model]),
      timeZone,
      properties: { contact: named("contact"), company: named("company") },
    },
    () => undefined,
  );
  return rowsAtCuts(contacts, { horizonDays, now }).rows;
}

function keyOf({ contact, at }: Cut): string {
  return `${contact.id} ${at}`;
}

function textOf({ facts, outcome }: Cut): string {
  return JSON.stringify([facts, outcome]);
}

/** Scores of the days on which most happened: by Evidence, and by the command on a file of what was known then. */
async function backtest(
  cuts: readonly Cut[],
  model: Model,
  folder: string,
): Promise<{ readonly compared: number; readonly differing: number }> {
  const models = { lead: compileModel(model, lexicon), customer: null };
  const modelFile = path.join(folder, "model.json");
  await writeFile(modelFile, JSON.stringify({ ...model, version: 0 }));
  const days = [...Map.groupBy(cuts, ({ at }) => at)]
    .toSorted(([a, left], [b, right]) => right.length - left.length || a - b)
    .slice(0, daysCompared);
  let [compared, differing] = [0, 0];
  for (const [at, all] of days) {
    // What our people and machines did has no place in such a file.
    const own = all.filter(({ facts }) =>
      facts.events.every(({ source }) => !["sales", "machine", "first_minute"].includes(source)),
    );
    const found = await scoredByCommand(own, at, modelFile, folder);
    for (const { contact, facts } of own) {
      compared += 1;
      differing += Number(
        found.get(contact.id) !== leadPart(scoreContact(models, facts, null, at)).leadScore,
      );
    }
  }
  return { compared, differing };
}

async function scoredByCommand(
  cuts: readonly Cut[],
  at: number,
  modelFile: string,
  folder: string,
): Promise<ReadonlyMap<string, number>> {
  const names = (object: "contact" | "company"): string[] => [
    ...new Set(cuts.flatMap(({ facts }) => Object.keys(facts[object] ?? {}))),
  ];
  const [ofContact, ofCompany] = [names("contact"), names("company")];
  const contacts = [
    [
      "contact_id",
      ...ofContact.map((n) => `contact.${n}`),
      ...ofCompany.map((n) => `company.${n}`),
    ],
    ...cuts.map(({ contact, facts }) => [
      contact.id,
      ...ofContact.map((name) => facts.contact[name] ?? ""),
      ...ofCompany.map((name) => facts.company?.[name] ?? ""),
    ]),
  ];
  const events = cuts.flatMap(({ contact, facts }) =>
    facts.events.map((event) => ({ contactId: contact.id, event })),
  );
  const kinds = [...new Set(events.flatMap(({ event }) => Object.keys(event.properties)))];
  const acts = [
    ["contact_id", "type", "occurred_at", "id", ...kinds],
    ...events.map(({ contactId, event }) => [
      contactId,
      event.type,
      new Date(event.occurredAt).toISOString(),
      event.id,
      ...kinds.map((kind) => event.properties[kind] ?? ""),
    ]),
  ];
  const place = (name: string): string => path.join(folder, name);
  await writeFile(place("contacts.csv"), csv(contacts));
  await writeFile(place("events.csv"), csv(acts));
  const ran = await runCommand(score, [
    place("contacts.csv"),
    "--model",
    modelFile,
    ...(events.length > 0 ? ["--events", place("events.csv")] : []),
    "--now",
    new Date(at).toISOString(),
    "--out",
    place("scored.csv"),
  ]);
  if (ran.code !== 0) throw new Error(`ripen score ended with ${ran.code}: ${ran.stderr}`);
  return scoresIn(place("scored.csv"));
}

async function scoresIn(file: string): Promise<ReadonlyMap<string, number>> {
  const rows: Record<string, string>[] = parse(await readFile(file, "utf8"), { columns: true });
  return new Map(rows.map((row) => [row["contact_id"] ?? "", Number(row["ripen_lead_score"])]));
}

function csv(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(",")).join("\n")}\n`;
}

/** What histories and hand-offs take in the ledger, a contact. */
async function bytesAContact(stage: Stage): Promise<number> {
  const { read } = stage.ledger();
  const histories = await read
    .selectFrom("histories")
    .select("entries_json as text")
    .where("portal_id", "=", stage.portalId)
    .execute();
  const handoffs = await read
    .selectFrom("handoffs")
    .select(["facts_json", "lines_json"])
    .where("portal_id", "=", stage.portalId)
    .execute();
  const bytes =
    histories.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) +
    handoffs.reduce(
      (sum, row) => sum + Buffer.byteLength(row.facts_json) + Buffer.byteLength(row.lines_json),
      0,
    );
  return Math.round(bytes / Math.max(1, histories.length));
}
