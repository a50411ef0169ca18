import type { Session } from "../../src/console/contract/session.ts";

/** Binds a scenario to a static list as an admin would on the console. Throws an Error when the console refuses. */
export async function bindToList(appUrl: string, scenario: string, listId: string): Promise<void> {
  const api = `${appUrl}/console/api`;
  const entered = await fetch(`${appUrl}/console/demo-enter`, { redirect: "manual" });
  const cookie = entered.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const session = await fetch(`${api}/session`, { headers: { cookie } });
  const { csrfToken } = (await session.json()) as Session;
  const bound = await fetch(`${api}/workflows/${scenario}`, {
    method: "PUT",
    headers: { cookie, "x-ripen-csrf": csrfToken, "content-type": "application/json" },
    body: JSON.stringify({ actuator: "list", target: listId }),
  });
  if (!bound.ok) {
    throw new Error(
      `The console did not bind ${scenario} to list ${listId}: ${await bound.text()}`,
    );
  }
  await bound.text();
}
