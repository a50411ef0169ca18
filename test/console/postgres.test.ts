import { expect, test } from "vitest";
import type { Route } from "../../src/console/contract/route.ts";
import { routes, type RouteName } from "../../src/console/contract/routes.ts";
import type { Draft } from "../../src/console/contract/drafts.ts";
import type { Matrix } from "../../src/console/contract/matrix.ts";
import type { Movers, Preview } from "../../src/console/contract/preview.ts";
import type { Published } from "../../src/console/contract/versions.ts";
import { usePostgres } from "../support/postgres/use-postgres.ts";
import { home, openConsole, trial } from "./open-console.ts";
import { answerProperties } from "./stub-hubspot.ts";

const postgres = usePostgres();

type Latest = { readonly preview: Preview | null };

test("on PostgreSQL every call answers as documented, worker threads included", async () => {
  const url = await postgres.ledgerDatabase();
  const rig = await openConsole({}, url);
  try {
    answerProperties(rig);
    const properties = { email: "p@works.example", firstname: "Ana", country: "Spain" };
    await rig.score(home, [{ id: "1", properties, events: [trial(rig.now - 1_000)] }]);
    const visit = await rig.enter();
    const draft = (await visit.call<Draft>("GET", "/drafts/lead")).body;
    const document = { ...draft.document, ready: { fit: 0, pain: 0, total: 0 } };
    await visit.call("PUT", "/drafts/lead", { revision: 0, document });
    let { body: preview } = await visit.call<Preview>("POST", "/previews", {});
    while (preview.state === "running") {
      await new Promise((resolve) => setTimeout(resolve, 50));
      ({ body: preview } = await visit.call<Preview>("GET", `/previews/${preview.id}`));
    }
    expect(preview.result).toMatchObject({
      ready: { before: 0, after: 1, settled: 1 },
      becomes: { after: 1, settled: 1 },
      leaves: { after: 0, settled: 0 },
    });
    const wish = { kind: "lead", revision: 1, name: "Two" };
    expect((await visit.call<Published>("POST", "/versions", wish)).body.version).toBe(2);
    const leads = await visit.call("GET", "/leads?q=ana&sort=name");
    expect(leads.body).toMatchObject({ total: 1, items: [{ contactId: "1" }] });
    for (const [name, route] of Object.entries<Route>(routes)) {
      if (route.method !== "get" || !("answer" in route)) continue;
      const path = route.path
        .replace("{kind}", "lead")
        .replace("{version}", "1")
        .replace("{property}", "puesto")
        .replace("{contactId}", "1")
        .replace("{id}", preview.id);
      const query: Partial<Record<RouteName, string>> = { diff: "?from=1", findContacts: "?q=ana" };
      const { status, body } = await visit.call<unknown>(
        "GET",
        `${path}${query[name as RouteName] ?? ""}`,
      );
      expect([name, status]).toEqual([name, 200]);
      expect([name, route.answer.safeParse(body).error]).toEqual([name, undefined]);
    }
    for (;;) {
      const { body } = await visit.call<Matrix>("GET", "/matrix");
      if (body.movesAsOf !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await rig.close();
    await postgres.drop(url);
  }
});

test("a preview that one instance makes is followed, read and stopped on another", async () => {
  const url = await postgres.ledgerDatabase();
  const [maker, other] = [await openConsole({}, url), await openConsole({}, url)];
  try {
    const properties = { email: "p@works.example", firstname: "Ana", country: "Spain" };
    await maker.score(home, [{ id: "1", properties, events: [trial(maker.now - 1_000)] }]);
    const [here, there] = [await maker.enter(), await other.enter()];
    const draft = (await here.call<Draft>("GET", "/drafts/lead")).body;
    const document = { ...draft.document, ready: { fit: 0, pain: 0, total: 0 } };
    await here.call("PUT", "/drafts/lead", { revision: 0, document });
    const { body: begun } = await here.call<Preview>("POST", "/previews", {});
    const look = async () => (await there.call<Latest>("GET", "/previews/latest")).body.preview;
    await expect.poll(async () => (await look())?.state).toBe("done");
    expect(await look()).toMatchObject({
      id: begun.id,
      progress: { done: 1, total: 1 },
      result: { becomes: { after: 1 } },
    });
    const { body: movers } = await there.call<Movers>("GET", `/previews/${begun.id}/movers`);
    expect(movers.items.map(({ contactId }) => contactId)).toEqual(["1"]);

    for (const one of [maker, other]) one.now += 1_000;
    const { body: second } = await here.call<Preview>("POST", "/previews", {});
    const stopped = await there.call<Preview>("DELETE", `/previews/${second.id}`);
    expect(stopped.body.state).toBe("cancelled");
    await maker.close();
    expect((await look())?.state).toBe("cancelled");
  } finally {
    await other.close();
    await postgres.drop(url);
  }
});
