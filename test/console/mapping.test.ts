import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { routes, type RouteName } from "../../src/console/contract/routes.ts";
import type { Route } from "../../src/console/contract/route.ts";
import type { Draft } from "../../src/console/contract/drafts.ts";
import type { MappingPage, Properties } from "../../src/console/contract/mapping.ts";
import type { Setup } from "../../src/console/contract/setup.ts";
import type { Workflows } from "../../src/console/contract/workflows.ts";
import { type Visit } from "../support/console-visit.ts";
import { home, openConsole, trial, type OpenConsole } from "./open-console.ts";
import { pause } from "../../src/store/portals/pauses.ts";
import { keepResting } from "../../src/store/portals/resting-outputs.ts";
import { answerProperties } from "./stub-hubspot.ts";

let rig: OpenConsole;
let visit: Visit;
beforeEach(async () => {
  rig = await openConsole();
  answerProperties(rig);
  await rig.score(
    home,
    Array.from({ length: 6 }, (_, at) => ({
      id: `${at + 1}`,
      properties: { email: `p${at}@works.example`, firstname: "Ana", country: "Spain" },
      events: [trial(rig.now - 1_000)],
    })),
  );
  visit = await rig.enter();
});
afterEach(() => rig.close());

/** Asks until the background reading is over. */
async function sampled(query: string): Promise<Properties> {
  for (;;) {
    const { body } = await visit.call<Properties>("GET", `/properties?${query}`);
    if (body.sample.state !== "reading") return body;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const wishFor = (contact: string) => ({
  revision: 0,
  fields: { email: { contact, company: null } },
});

const names = (found: Properties): string[] => found.items.map(({ name }) => name);

describe("the properties to choose from", () => {
  test("come at once as being read, then with fill rates and samples, the fullest first", async () => {
    const { body } = await visit.call<Properties>("GET", "/properties");
    expect(body).toMatchObject({ sample: { state: "reading" }, items: [] });
    const { items, sample } = await sampled("");
    expect(sample).toMatchObject({ state: "ready", contacts: 6 });
    expect(items.slice(0, 3).map(({ name, fill }) => [name, fill])).toEqual([
      ["country", 1],
      ["email", 1],
      ["puesto", 4 / 6],
    ]);
    expect(items[2]?.samples).toEqual(["Jefa"]);
  });

  test("are never our own outputs, nor as outputs what cannot be written", async () => {
    expect(names(await sampled(""))).not.toContain("ripen_lead_score");
    expect(names(await sampled("use=output")).toSorted()).toEqual([
      "employees_count",
      "last_login_at",
      "puesto",
    ]);
  });

  test("are found by label without accents, and only of a type that the field can use", async () => {
    expect(names(await sampled("q=CARGO"))).toEqual(["puesto"]);
    expect(names(await sampled("field=logins"))).toEqual(["last_login_at"]);
  });

  test("are never those that were deleted since they were read, and a field that is mapped to one says so", async () => {
    await sampled("");
    const now = Date.now();
    await rig.ledger.transaction(async (tx) => {
      const properties = [
        { object: "contacts", name: "puesto", was: "string", is: null },
        { object: "contacts", name: "email", was: "string", is: null },
      ];
      const why = { until: null, reason: "mapping", detail: { properties } };
      await pause(tx, home, "scores", now, why);
      const output = {
        name: "employees_count",
        whose: "account",
        why: "gone",
        isTold: true,
      } as const;
      await keepResting(tx, home, [output], now);
    });
    const offered = names(await sampled(""));
    expect(offered).toContain("country");
    for (const gone of ["puesto", "email"]) expect(offered).not.toContain(gone);
    expect(names(await sampled("use=output"))).toEqual(["last_login_at"]);
    const { body } = await visit.call<MappingPage>("GET", "/drafts/lead/mapping");
    const email = body.fields.find(({ name }) => name === "email");
    expect(email?.state).toBe("broken");
    expect(email?.advice?.en).toMatch(/deleted|no longer/);
    const suggested = body.fields.flatMap(({ suggestions }) => suggestions.map(({ name }) => name));
    expect(suggested).not.toContain("puesto");
  });

  test("say what is the case when HubSpot cannot be asked, and the page stays usable", async () => {
    rig.answerCall = () => {
      throw new Error("down");
    };
    const found = await sampled("");
    expect(found.sample.state).toBe("failed");
    expect(found.sample.error?.es).toMatch(/propiedades/);
    expect((await visit.call("GET", "/drafts/lead/mapping")).status).toBe(200);
  });
});

describe("the mapping", () => {
  test("names what is filled, what is missing, who reads it, and what would fit better", async () => {
    const { body: draft } = await visit.call<Draft>("GET", "/drafts/lead");
    const fields = { ...(draft.document["fields"] as object), jobTitle: { contact: "jobtitle" } };
    await visit.call("PUT", "/drafts/lead", {
      revision: 0,
      document: { ...draft.document, fields },
    });
    await sampled("");
    const { body } = await visit.call<MappingPage>("GET", "/drafts/lead/mapping");
    const field = (name: string) => body.fields.find((each) => each.name === name);
    expect(field("email")).toMatchObject({
      state: "ok",
      contact: { name: "email", fill: 1 },
      usedBy: [
        { path: "criteria[0]" },
        { path: "exclusions[0]", label: { en: expect.stringMatching(/^Exclusion: /) as string } },
      ],
    });
    expect(field("jobTitle")).toMatchObject({ state: "missing", contact: { label: null } });
    expect(field("jobTitle")?.suggestions[0]).toMatchObject({ object: "contacts", name: "puesto" });
    // Filled on nobody: that is not fine.
    expect(field("logins")).toMatchObject({ state: "empty", group: "behaviour" });
  });

  test("is saved in the draft, and a property that does not exist is refused", async () => {
    await sampled("");
    const refused = await visit.call("PUT", "/drafts/lead/mapping", wishFor("nowhere"));
    expect(refused.body.error).toMatchObject({ code: "PROPERTY_UNKNOWN", path: "fields.email" });
    const { body } = await visit.call<Draft>("PUT", "/drafts/lead/mapping", wishFor("puesto"));
    expect(body.document["fields"]).toMatchObject({
      email: { contact: "puesto" },
      country: { company: "country", contact: "country" },
    });
  });
});

test("a ready-made model whose mapping nobody saved is published with what its columns decide", async () => {
  const countries = ["ES", "NA", "DE", "FR", "IT", "NO"];
  await rig.score(
    home,
    countries.map((country, at) => ({
      id: `${at + 1}`,
      properties: { email: `p${at}@works.example`, country },
    })),
  );
  const from = { kind: "readyMade", id: "b2b-services" };
  const started = await visit.call<Draft>("POST", "/drafts/lead/start", {
    revision: 0,
    from,
    keepMapping: false,
  });
  const published = await visit.call<{ version: number }>("POST", "/versions", {
    kind: "lead",
    revision: started.body.revision,
    name: "Codes",
    note: "",
    acceptErrors: true,
  });
  expect(published.status).toBe(201);
  const model = (await rig.portals.get(home))?.models.at(-1)?.model;
  expect(model).toMatchObject({ fields: { country: { reading: "codes" } } });
});

describe("the first run", () => {
  test("says what each step found and which is next", async () => {
    await sampled("");
    const { body } = await visit.call<Setup>("GET", "/setup");
    expect(body.next).toBe("map");
    expect(body.contacts).toMatchObject({ scored: 6, ready: 0, customers: 0 });
    expect(body.steps[0]?.findings).toContainEqual({
      tone: "good",
      text: {
        en: "E-mail: email filled on 100% of contacts",
        es: "Correo electrónico: email con valor en el 100\u00A0% de los contactos",
      },
    });
    await visit.call("PUT", "/setup/map", { isDone: true });
    expect((await visit.call<Setup>("GET", "/setup")).body.next).toBe("model");
  });
});

describe("workflows", () => {
  test("are bound and unbound with a trail, and states from before fire nothing", async () => {
    rig.now += 1_000;
    const bound = await visit.call<Workflows>("PUT", "/workflows/welcome", {
      workflow: { flowId: "77", name: "Bienvenida" },
    });
    const welcome = bound.body.scenarios.find(({ name }) => name === "welcome");
    expect(welcome?.binding).toMatchObject({ boundAt: rig.now, workflow: { name: "Bienvenida" } });
    expect(welcome?.checklist.length).toBeGreaterThan(4);
    const list = await visit.call("PUT", "/workflows/nurture", { actuator: "list" });
    expect(list.body.error.code).toBe("TARGET_MISSING");
    await visit.call("DELETE", "/workflows/welcome");
    expect((await rig.portals.get(home))?.bindings["welcome"]).toBeUndefined();
    expect(rig.woken).toEqual([home, home]);
  });

  test("a dry run is switched on and off by whoever publishes", async () => {
    const on = await visit.call<Workflows>("PUT", "/workflows/dry-run", { isDryRun: true });
    expect(on.body.isDryRun).toBe(true);
    expect((await rig.portals.get(home))?.dryRunSince).toBe(rig.now);
    const off = await visit.call<Workflows>("PUT", "/workflows/dry-run", { isDryRun: false });
    expect(off.body.isDryRun).toBe(false);
  });

  test("whoever publishes decides whether colleagues of a sale are told to their owner", async () => {
    expect((await visit.call<Workflows>("GET", "/workflows")).body.tellsColleagues).toBe(true);
    const off = await visit.call<Workflows>("PUT", "/workflows/colleagues", { tellOwner: false });
    expect(off.body.tellsColleagues).toBe(false);
    expect((await rig.portals.get(home))?.handsOffColleagues).toBe(true);
    const on = await visit.call<Workflows>("PUT", "/workflows/colleagues", { tellOwner: true });
    expect(on.body.tellsColleagues).toBe(true);
  });
});

test("every answer is what the documented schema says", async () => {
  await sampled("");
  for (const [name, route] of Object.entries<Route>(routes)) {
    if (route.method !== "get" || !("answer" in route)) continue;
    const path = route.path
      .replace("{kind}", "lead")
      .replace("{version}", "1")
      .replace("{property}", "puesto")
      .replace("{contactId}", "1");
    const query: Partial<Record<RouteName, string>> = { diff: "?from=1", findContacts: "?q=ana" };
    if (name === "preview" || name === "movers") continue;
    const { status, body } = await visit.call<unknown>(
      "GET",
      `${path}${query[name as RouteName] ?? ""}`,
    );
    expect([name, status]).toEqual([name, 200]);
    expect([name, route.answer.safeParse(body).error]).toEqual([name, undefined]);
  }
});

test("the OpenAPI document describes every call with its role and its refusals", async () => {
  type Operation = { operationId: string; description: string; responses: object };
  type Document = { paths: Record<string, Record<string, Operation>> };
  const { body } = await visit.call<Document>("GET", "/openapi.json");
  const operations = Object.values(body.paths).flatMap((path) => Object.values(path));
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
    Object.keys(routes).toSorted(),
  );
  expect(operations.every(({ responses }) => "401" in responses)).toBe(true);
});
