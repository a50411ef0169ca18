import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ConsoleTicket, SettingsState } from "../../src/crm/settings-page/settings-state.ts";
import { currentDraft, saveDraft } from "../../src/account/drafts/current-draft.ts";
import type { Document } from "../../src/account/drafts/draft-store.ts";
import { HubSpotError } from "../../src/hubspot/transport/errors.ts";
import { parseModel } from "../../src/scoring/model/model.ts";
import { redeemTicket } from "../../src/store/console/tickets.ts";
import { readQueues, startQueue } from "../../src/store/crossings/queues.ts";
import { keepCompanies } from "../../src/store/contacts/companies.ts";
import { backfillJob } from "../../src/reading/read-next-page.ts";
import { advanceJob, findJob, startJob } from "../../src/store/portals/jobs.ts";
import { pause as letRest, readPauses } from "../../src/store/portals/pauses.ts";
import type { Portal } from "../../src/store/portals/portals.ts";
import { readyScore, scoreOf } from "../support/card-model.ts";
import { fetchSigned } from "./call-signed.ts";
import { home, openCards, publicUrl, start, type OpenCards } from "./open-cards.ts";

let cards: OpenCards;
beforeEach(async () => {
  cards = await openCards();
  cards.answerCall = (path) => ({
    results: path.endsWith("contacts")
      ? [
          { name: "email", label: "Email", type: "string" },
          { name: "work_email", label: "Work e-mail", type: "string" },
          { name: "ripen_lead_score", label: "Lead score", type: "number" },
        ]
      : [{ name: "country", label: "Country/Region", type: "string" }],
  });
});
afterEach(() => cards.close());

type Answered = { readonly status: number; readonly body: never };
const somebody = "sales@example.com";

function post(what: string, body: unknown, userEmail = "admin@example.com"): Promise<Answered> {
  return fetchSigned(cards, `/cards/settings/${what}`, { method: "POST", body, userEmail });
}

async function settings(userEmail?: string, language = "en"): Promise<SettingsState> {
  const { body } = await fetchSigned(cards, `/cards/settings?language=${language}`, {
    ...(userEmail && { userEmail }),
  });
  return body;
}

test("the settings page gets the connection, the model in force and the contacts' counts", async () => {
  await cards.score("1", scoreOf());
  await cards.score("2", readyScore());
  expect(await settings()).toMatchObject({
    connection: "connected",
    installedBy: "admin@example.com",
    pausedAt: null,
    model: { name: "Small model", version: 1, publishedBy: "admin@example.com" },
    contacts: { scored: 2, ready: 1, waiting: 0 },
    mayEdit: true,
  });
  expect((await settings()).featuresOff.map(({ feature }) => feature)).toContain("workflows");
});

test("work over all contacts is shown while it lasts: the first run, then scoring them anew", async () => {
  expect((await settings()).underWay).toBeNull();
  await cards.ledger.transaction((tx) => startJob(tx, home, backfillJob, 40, start));
  expect((await settings()).underWay).toEqual({ what: "firstRun", done: 0, total: 40 });
  const last = { job: backfillJob, cursor: null, doneNow: 40, isLast: true };
  await cards.ledger.transaction((tx) => advanceJob(tx, home, last, start));
  await cards.score("1", scoreOf());
  await post("mapping", mailFrom("work_email"));
  expect((await settings()).underWay).toEqual({ what: "rescoring", done: 0, total: 1 });
  await cards.score("1", scoreOf({ modelVersion: 2 }));
  expect((await settings()).underWay).toBeNull();
});

test("profile fields come with the portal's properties to choose from, never with our own outputs", async () => {
  const { fields, choices } = await settings(undefined, "es");
  expect(fields).toEqual([
    { name: "email", label: "Correo electrónico", contact: "email", company: null },
    { name: "country", label: "País", contact: "country", company: "country" },
  ]);
  expect(choices).toEqual({
    contact: [
      { name: "email", label: "Email" },
      { name: "work_email", label: "Work e-mail" },
    ],
    company: [{ name: "country", label: "Country/Region" }],
  });
});

test("the page comes without choices while HubSpot cannot be asked", async () => {
  cards.answerCall = () => {
    throw new HubSpotError({ kind: "unavailable", status: 503, retryAt: start });
  };
  expect(await settings()).toMatchObject({ connection: "connected", choices: null });
});

test("another mapping becomes a version of its own that keeps everything else", async () => {
  const fields = { email: { contact: "work_email", company: null } };
  expect((await post("mapping", { version: 1, fields })).body).toEqual({ version: 2 });
  const portal = await cards.portals.get(home);
  expect(portal?.current.lead).toBe(2);
  expect(portal?.models).toMatchObject([
    { version: 1 },
    { version: 2, name: "Small model", publishedBy: "admin@example.com", publishedAt: start },
  ]);
  const [before, after] = (portal?.models ?? []).map(({ model }) => parseModel(model));
  expect(after?.fields).toEqual({ ...before?.fields, email: { contact: "work_email" } });
  expect(after?.criteria).toEqual(before?.criteria);
  expect(cards.woken).toEqual([home]);
});

const account = async (): Promise<Portal> => {
  const portal = await cards.portals.get(home);
  if (portal === null) throw new Error("The account is gone");
  return portal;
};

const caller = async () => ({
  ledger: cards.ledger,
  portal: await account(),
  portalId: home,
  who: "ana@example.com",
});
const draft = async () => currentDraft(cards.ledger.read, await account(), "lead");
const emailOf = ({ document }: { readonly document: Document }) =>
  (document["fields"] as Record<string, unknown>)["email"];

describe("the console's draft after a mapping was published from HubSpot", () => {
  test("reads where the new version reads, and keeps what else was changed in it", async () => {
    await saveDraft(await caller(), "lead", 0, start, (before) => ({
      document: { ...before, name: "Mine" },
    }));
    await post("mapping", mailFrom("work_email"));
    const after = await draft();
    expect(emailOf(after)).toEqual({ contact: "work_email" });
    expect(after).toMatchObject({ baseVersion: 2, canUndo: true, document: { name: "Mine" } });
  });

  test("is not saved over by a page that shows the old mapping, begun or not", async () => {
    const open = await draft();
    await post("mapping", mailFrom("work_email"));
    await expect(
      saveDraft(await caller(), "lead", open.revision, start, () => ({
        document: { ...open.document, name: "Mine" },
      })),
    ).rejects.toMatchObject({ code: "DRAFT_CHANGED" });
    expect(emailOf(await draft())).toEqual({ contact: "work_email" });
  });

  test("does not get a field back that was taken out of it", async () => {
    await saveDraft(await caller(), "lead", 0, start, ({ fields, ...before }) => {
      const { email: _email, ...others } = fields as Record<string, unknown>;
      return { document: { ...before, fields: others } };
    });
    await post("mapping", mailFrom("work_email"));
    expect(emailOf(await draft())).toBeUndefined();
  });

  test("takes it over also while somebody saves", async () => {
    const saving = (async () => {
      for (let at = 0; at < 5; at += 1) {
        const { revision } = await draft();
        await saveDraft(await caller(), "lead", revision, start, (before) => ({
          document: { ...before, name: `Mine ${at}` },
        })).catch(() => undefined);
      }
    })();
    await post("mapping", mailFrom("work_email"));
    await saving;
    expect(emailOf(await draft())).toEqual({ contact: "work_email" });
  });
});

test("the same mapping again publishes nothing", async () => {
  const fields = { email: { contact: "email", company: null } };
  expect((await post("mapping", { version: 1, fields })).body).toEqual({ version: 1 });
  expect((await cards.portals.get(home))?.models).toHaveLength(1);
});

test("a mapping made on an older version is refused", async () => {
  await post("mapping", mailFrom("work_email"));
  const { status, body } = await post("mapping", mailFrom("email"));
  expect(status).toBe(409);
  expect(body).toMatchObject({ error: { code: "version_outdated" } });
});

test("a field cannot be left without any property", async () => {
  const fields = { email: { contact: null, company: null } };
  const { status, body } = await post("mapping", { version: 1, fields });
  expect(status).toBe(400);
  expect(body).toMatchObject({ error: { code: "mapping_invalid" } });
  expect((await cards.portals.get(home))?.current.lead).toBe(1);
});

test("a field that becomes behaviour is not mapped here", async () => {
  const fields = { logins: { contact: "other", company: null } };
  expect((await post("mapping", { version: 1, fields })).body).toEqual({ version: 1 });
});

test("pausing and resuming are kept, each in the audit trail", async () => {
  expect((await post("pause", { paused: true })).body).toEqual({ pausedAt: start });
  cards.now += 5_000;
  expect((await post("pause", { paused: true })).body).toEqual({ pausedAt: start });
  expect((await settings()).pausedAt).toBe(start);
  expect(cards.woken).toEqual([]);
  expect((await post("pause", { paused: false })).body).toEqual({ pausedAt: null });
  expect(cards.woken).toEqual([home]);
  const trail = await cards.ledger.read.selectFrom("audit").select("what").execute();
  expect(trail.map(({ what }) => what)).toEqual(["paused", "paused", "resumed"]);
});

test("the settings page says what the breaker holds, in the person's language", async () => {
  expect((await settings()).held).toBeNull();
  await cards.ledger.transaction(async (tx) => {
    const held = { state: "on_hold", held_as: "handoff", held_since: start, held_by: "created" };
    const rows = ["1", "2"].map((contact_id) => ({
      portal_id: home,
      contact_id,
      scenario: "handoff",
      generation: 1,
      fired_at: start,
      why: "new_evidence",
      ended_at: null,
      ended_why: null,
      rearmed_at: null,
      ...held,
    }));
    await tx.insertInto("crossings").values(rows).execute();
  });
  expect((await settings()).held).toEqual({
    since: start,
    texts: [
      "2 contacts would enter “Hand-off to sales” within 1 minute, although none of them did anything: they were created.",
    ],
  });
  expect((await settings(undefined, "es")).held?.texts).toEqual([
    "2 contactos entrarían en «Traspaso a ventas» en 1 minuto, aunque ninguno ha hecho nada: se han creado.",
  ]);
});

test("resuming lets contacts go on that were written in a loop, as on the console", async () => {
  const why = { until: null, reason: "a test", detail: {} };
  await cards.ledger.transaction(async (tx) => {
    await letRest(tx, home, "contact:1", start, why);
  });
  await post("pause", { paused: false });
  expect(await readPauses(cards.ledger.read, home, start)).toEqual(new Map());
  expect(cards.woken).toEqual([home]);
});

test("another mapping comes into force as a publish on the console does", async () => {
  const queue = { mostADay: 5, startedAt: start, startedBy: "ana", expected: 1, ticked: [] };
  await cards.ledger.transaction((tx) =>
    startQueue(tx, home, { scenario: "handoff", source: "publish", ...queue }),
  );
  await cards.score("1", readyScore());
  await keepCompanies(cards.ledger, home, [{ id: "9", properties: { country: "ES" } }], start);

  const fields = { country: { contact: "country", company: "hq_country" } };
  expect((await post("mapping", { version: 1, fields })).body).toEqual({ version: 2 });

  const { read } = cards.ledger;
  // What version 1 let go little by little does not go on under version 2.
  expect(await readQueues(read, home)).toEqual([]);
  // The company was kept without the property that is read now.
  expect(await read.selectFrom("companies").select("company_id").execute()).toEqual([]);
  // Who was ready is remembered for a roll-back, and the progress of scoring again can be shown.
  const ready = await read.selectFrom("readiness_of_versions").select("contact_id").execute();
  expect(ready).toEqual([{ contact_id: "1" }]);
  expect(await findJob(cards.ledger, home, "rescore")).toMatchObject({ state: "running" });
  expect((await cards.portals.get(home))?.models[0]?.leftAt).toBe(start);
});

test("who may edit pauses, and is not offered the mapping that only a publisher may save", async () => {
  const grant = { role: "edit", grantedBy: "admin@example.com", grantedAt: start } as const;
  await cards.portals.change(home, (before) => ({ ...before, people: { [somebody]: grant } }));
  expect(await settings(somebody)).toMatchObject({ mayEdit: true, mayPublish: false });
  expect((await post("pause", { paused: true }, somebody)).status).toBe(200);
  expect((await post("mapping", mailFrom("work_email"), somebody)).status).toBe(403);
  expect(await settings()).toMatchObject({ mayEdit: true, mayPublish: true });
});

test("whoever did not install the app may look and change nothing", async () => {
  expect((await settings(somebody)).mayEdit).toBe(false);
  const fields = { email: { contact: "work_email", company: null } };
  for (const [what, body] of [
    ["pause", { paused: true }],
    ["mapping", { version: 1, fields }],
  ] as const) {
    const answer = await post(what, body, somebody);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ error: { code: "not_allowed" } });
  }
  expect(await cards.portals.get(home)).toMatchObject({ current: { lead: 1 } });
  expect((await settings()).pausedAt).toBe(null);
});

test("a ticket lets the person who asked into the console of this account, once", async () => {
  const answer: ConsoleTicket = (await post("ticket", {}, somebody)).body;
  expect(answer.expiresAt).toBe(start + 60_000);
  expect(answer.url.startsWith(`${publicUrl}/console/enter?ticket=`)).toBe(true);
  const ticket = new URL(answer.url).searchParams.get("ticket") ?? "";
  expect(await redeemTicket(cards.ledger, ticket, start)).toEqual({
    portalId: home,
    userId: 7,
    userEmail: somebody,
  });
  expect(await redeemTicket(cards.ledger, ticket, start)).toBe(null);
});

function mailFrom(contact: string): unknown {
  return { version: 1, fields: { email: { contact, company: null } } };
}
