import { expect, test } from "vitest";
import { faultKinds, type FaultKind } from "../faults/fault.ts";
import { openHubSpot } from "./open-hubspot.ts";

const details = "/account-info/2026-09/details";

test.each([
  ["429-rolling", 429, "TEN_SECONDLY_ROLLING"],
  // Only its message and category tell a search's (hubspot-facts 16.2).
  ["429-secondly", 429, undefined],
  ["429-daily", 429, "DAILY"],
] as const)("%s answers with its policy", async (kind, status, policyName) => {
  const { call, simulator } = await openHubSpot();
  simulator.addFault({ kinds: [kind], times: 1, retryAfterSeconds: 0.01 });
  const answer = await call("GET", details);
  expect([answer.status, answer.body["policyName"]]).toEqual([status, policyName]);
  expect(answer.headers.get("retry-after")).toBe("0.01");
  expect((await call("GET", details)).status).toBe(200);
});

test.each(faultKinds.filter((kind) => /^[45]\d\d$/u.test(kind)))(
  "fault %s answers with that status and does nothing",
  async (kind) => {
    const { call, simulator, portal } = await openHubSpot({ contacts: 0 });
    const id = portal.createContact({ jobtitle: "CEO" });
    simulator.addFault({ route: "contacts.update", kinds: [kind] });
    const path = `/crm/objects/2026-09/contacts/${id}`;
    const { status } = await call("PATCH", path, { properties: { jobtitle: "CTO" } });
    expect(status).toBe(Number(kind));
    expect(portal.contact(id)?.properties["jobtitle"]).toBe("CEO");
    expect((await call("GET", details)).status).toBe(200);
  },
);

test.each<readonly [FaultKind, string]>([
  ["reset-before", "CEO"],
  ["timeout-before", "CEO"],
  ["reset-after", "CTO"],
  ["timeout-after", "CTO"],
  ["truncated", "CTO"],
  ["html", "CTO"],
])("after %s the title is %s", async (kind, title) => {
  const { call, simulator, portal } = await openHubSpot({ contacts: 0 });
  const id = portal.createContact({ jobtitle: "CEO" });
  simulator.addFault({ kinds: [kind], holdMs: 5 });
  const path = `/crm/objects/2026-09/contacts/${id}`;
  const write = { properties: { jobtitle: "CTO" } };
  // No JSON comes back in any of these cases.
  const body = await call("PATCH", path, write).then(
    (answer) => answer.body,
    () => null,
  );
  expect(body).toBeNull();
  expect(portal.contact(id)?.properties["jobtitle"]).toBe(title);
  expect(simulator.calls().at(-1)).toMatchObject({ fault: kind, route: "contacts.update" });
});

/** The statuses of 40 calls when some 30 % of them fail. */
async function statusesOf(seed: number): Promise<readonly number[]> {
  const faults = [{ kinds: ["500", "503"] as const, rate: 0.3 }];
  const { call } = await openHubSpot({ contacts: 0, seed, faults });
  const statuses: number[] = [];
  for (let n = 0; n < 40; n += 1) statuses.push((await call("GET", details)).status);
  return statuses;
}

test("the same seed gives the same faults, another seed others", async () => {
  const first = await statusesOf(1);
  expect(await statusesOf(1)).toEqual(first);
  expect(await statusesOf(2)).not.toEqual(first);
  expect(new Set(first)).toEqual(new Set([200, 500, 503]));
});

test("the token endpoint fails only when it is named", async () => {
  const { simulator } = await openHubSpot({ faults: [{ kinds: ["500"] }] });
  const post = (): Promise<Response> =>
    fetch(`${simulator.url}/oauth/2026-09/token`, { method: "POST" });
  expect((await post()).status).toBe(400);
  simulator.addFault({ route: "oauth.token", kinds: ["503"] });
  expect((await post()).status).toBe(503);
});
