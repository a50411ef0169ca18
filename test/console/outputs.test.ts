import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Draft } from "../../src/console/contract/drafts.ts";
import type { Health } from "../../src/console/contract/health.ts";
import type { MappingPage, Overwrites, Properties } from "../../src/console/contract/mapping.ts";
import type { Preview } from "../../src/console/contract/preview.ts";
import type { Audit, Diff, Published, Rescoring } from "../../src/console/contract/versions.ts";
import { createProperty, type OwnProperty } from "../support/browser/portal-properties.ts";
import { openStage, type Stage } from "../demo/stage.ts";
import { enterWith, type Answer, type Visit } from "../support/console-visit.ts";

let folder: string;
let stage: Stage;
let visit: Visit;
let points: Awaited<ReturnType<typeof own>>;
let revision = 0;

/** Makes a contact property as an admin does. */
const own = (name: string, type: OwnProperty["type"]) =>
  createProperty(stage.simulator.url, stage.portal, {
    name,
    label: name.replaceAll("_", " "),
    type,
    fieldType: type === "number" ? "number" : "text",
  });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ripen-outputs-"));
  stage = await openStage({ folder, seed: 11, people: 60, contactsFile: null, modelFile: null });
  await stage.install();
  await stage.settle();
  visit = await enterWith(stage.app().url, "/console/demo-enter");
  points = await own("lead_points", "number");
  await own("nickname", "string");
  const [one, two, three] = stage.portal.contacts();
  for (const contact of [one, two, three]) {
    if (contact !== undefined) stage.portal.editContact(contact.id, { lead_points: "7" });
  }
  await stage.settle();
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

/** Every contact's values of a property, by id. */
const shown = (property: string): Record<string, string> =>
  Object.fromEntries(
    stage.portal.contacts().map(({ id, properties }) => [id, properties[property] ?? ""]),
  );

const map = (output: string, property: string | null, overwrites: number | null = null) =>
  visit.call<Draft>("PUT", `/drafts/lead/outputs/${output}`, { revision, property, overwrites });

async function rescored(): Promise<void> {
  while ((await visit.call<Rescoring>("GET", "/rescoring")).body.state !== "done") await sleep(100);
  await stage.settle();
}

const publish = (name: string): Promise<Answer<Published>> =>
  visit.call("POST", "/versions", { kind: "lead", revision, name, note: "" });

const output = async (name: string) => {
  const { body } = await visit.call<MappingPage>("GET", "/drafts/lead/mapping");
  return body.outputs.find((each) => each.name === name);
};

/** Until the account's properties have been read again. */
async function sampled(query: string): Promise<string[]> {
  for (;;) {
    const { body } = await visit.call<Properties>("GET", `/properties?${query}&limit=500`);
    if (body.sample.state !== "reading") return body.items.map(({ name }) => name);
    await sleep(50);
  }
}

describe("an output", () => {
  let before: Record<string, string>;

  test("is offered only properties of the account's own that can take it", async () => {
    await visit.call("POST", "/properties/refresh");
    const numbers = await sampled("use=output&output=ripen_lead_score");
    expect(numbers).toContain("lead_points");
    expect(numbers).not.toContain("nickname");
    expect(numbers).not.toContain("hs_analytics_num_page_views");
    expect(numbers.some((name) => name.startsWith("ripen_"))).toBe(false);
    expect(await sampled("use=output&output=ripen_reasons")).toContain("nickname");
  });

  test("is sent to one only by who has seen how many values that overwrites", async () => {
    const { body } = await visit.call<Overwrites>("GET", "/properties/lead_points/overwrites");
    expect(body).toEqual({ contacts: 3 });
    for (const seen of [null, 2]) {
      const refused = await visit.call("PUT", "/drafts/lead/outputs/ripen_lead_score", {
        revision,
        property: "lead_points",
        overwrites: seen,
      });
      expect([refused.status, refused.body.error.code]).toEqual([409, "OVERWRITES_UNSEEN"]);
      expect(refused.body.error.message.es).toContain("3 contactos");
    }
    const saved = await map("ripen_lead_score", "lead_points", 3);
    expect(saved.body.document["outputs"]).toEqual({ ripen_lead_score: "lead_points" });
    ({ revision } = saved.body);
    const { body: audit } = await visit.call<Audit>("GET", "/audit");
    expect(audit.entries[0]?.text.en).toContain("replacing the values of 3 contacts");
    expect(await output("ripen_lead_score")).toMatchObject({
      state: "mapped",
      target: { name: "lead_points", type: "number" },
      note: { en: "Starts with your next publish. Until then Ripen writes as before." },
    });
  });

  test.each([
    ["ripen_reasons", "lead_points", "OUTPUT_NOT_FITTING"],
    ["ripen_lead_score", "lastmodifieddate", "OUTPUT_NOT_FITTING"],
    ["ripen_reasons", "jobtitle", "OUTPUT_NOT_FITTING"],
    ["ripen_pain_score", "lead_points", "OUTPUT_TAKEN"],
  ])("%s is refused %s: %s", async (name, property, code) => {
    const refused = await visit.call("PUT", `/drafts/lead/outputs/${name}`, {
      revision,
      property,
      overwrites: 1_000,
    });
    expect([refused.status, refused.body.error.code]).toEqual([409, code]);
  });

  test("nothing is written there before the publish, and the preview counts what will be", async () => {
    before = shown("ripen_lead_score");
    let { body } = await visit.call<Preview>("POST", "/previews", { kind: "lead" });
    while (body.state === "running" || body.state === "reading") {
      await sleep(50);
      ({ body } = await visit.call<Preview>("GET", `/previews/${body.id}`));
    }
    const writes = new Map(body.result?.writes.map((row) => [row.property, row.contacts]));
    const scored = Object.values(before).filter((value) => value !== "");
    const sevens = Object.entries(shown("lead_points")).filter(
      ([id, value]) => value !== "" && value === before[id],
    );
    expect(writes.get("lead_points")).toBe(scored.length - sevens.length);
    expect(writes.get("ripen_lead_score")).toBe(scored.length);
    expect(Object.values(shown("lead_points")).filter((value) => value !== "")).toHaveLength(3);
  });

  test("goes there from the publish on, and ours stands empty", async () => {
    const { body, status } = await publish("To our own property");
    expect(status).toBe(201);
    await rescored();
    expect(shown("lead_points")).toEqual(before);
    expect(new Set(Object.values(shown("ripen_lead_score")))).toEqual(new Set([""]));
    const { body: diff } = await visit.call<Diff>(
      "GET",
      `/versions/diff?from=1&to=${body.version}`,
    );
    expect(diff.changes).toContainEqual(
      expect.objectContaining({ what: "added", path: "outputs.ripen_lead_score" }),
    );
  });

  test("is put right there when it is next read after a person has edited it", async () => {
    const [contact] = stage.portal.contacts();
    const id = contact?.id ?? "";
    const country = contact?.properties["country"] ?? "";
    stage.portal.editContact(id, { lead_points: "1", country: "Atlantis" });
    await expect.poll(() => shown("lead_points")[id]).not.toBe("1");
    stage.portal.editContact(id, { country });
    await stage.settle();
    expect(shown("lead_points")).toEqual(before);
  });

  test("comes back to ours byte for byte with the version before", async () => {
    await visit.call("POST", "/versions/1/restore", { note: "" });
    await rescored();
    expect(shown("ripen_lead_score")).toEqual(before);
  });

  test("rests alone when that property is deleted; Health and Mapping say what to do", async () => {
    // Rolling back left the draft at what is in force: what stood in it is one undo away.
    const rolledBack = (await visit.call<Draft>("GET", "/drafts/lead")).body;
    expect(rolledBack.isPublished).toBe(true);
    const undo = { revision: rolledBack.revision };
    ({ revision } = (await visit.call<Draft>("POST", "/drafts/lead/undo", undo)).body);
    const again = await publish("Again");
    expect(again.status).toBe(201);
    await rescored();
    await points.remove();
    const [, contact] = stage.portal.contacts();
    stage.portal.editContact(contact?.id ?? "", { country: "Atlantis" });
    await expect
      .poll(async () => (await visit.call<Health>("GET", "/health")).body.brokenSources)
      .toMatchObject([{ name: "lead_points" }]);
    await stage.settle();
    expect((await visit.call<Health>("GET", "/health")).body.failures).toBe(0);
    await visit.call("POST", "/properties/refresh");
    await sampled("");
    expect(await output("ripen_lead_score")).toMatchObject({ state: "broken" });

    revision = (await visit.call<Draft>("GET", "/drafts/lead")).body.revision;
    ({ revision } = (await map("ripen_lead_score", null)).body);
    expect((await publish("Ours again")).status).toBe(201);
    await rescored();
    expect(Object.values(shown("ripen_lead_score"))).not.toContain("");
    expect((await visit.call<Health>("GET", "/health")).body.brokenSources).toEqual([]);
  });

  test("that a file brought in is not published before somebody has confirmed it", async () => {
    await own("imported_points", "number");
    const { body: draft } = await visit.call<Draft>("GET", "/drafts/lead");
    const document = { ...draft.document, outputs: { ripen_fit_score: "imported_points" } };
    const started = await visit.call<Draft>("POST", "/drafts/lead/start", {
      revision: draft.revision,
      from: { kind: "document", document },
      keepMapping: false,
    });
    ({ revision } = started.body);
    const refused = await visit.call("POST", "/versions", {
      kind: "lead",
      revision,
      name: "Imported",
      note: "",
    });
    expect([refused.status, refused.body.error.code]).toEqual([409, "OUTPUT_NOT_CONFIRMED"]);
    await visit.call("POST", "/properties/refresh");
    await sampled("");
    expect(await output("ripen_fit_score")).toMatchObject({ state: "unconfirmed" });
  });
});
