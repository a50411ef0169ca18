import type { Ledger } from "../../../src/store/engine/ledger.ts";
import type { PortalId } from "../../../src/store/engine/portal-id.ts";
import { leadPart } from "../../../src/scoring/result.ts";
import { recall } from "../../../src/store/scores/recall.ts";
import type { Expected } from "./oracle.ts";
import type { Truth } from "./truth.ts";

/** Everything in which the ledger and HubSpot differ from what the oracle expects, one sentence each. */
export async function differences(
  ledger: Ledger,
  portalId: PortalId,
  truth: Truth,
  expected: ReadonlyMap<string, Expected>,
): Promise<readonly string[]> {
  const findings: string[] = [];
  const ids = await idsIn(ledger, "scores", portalId);
  const alive = [...expected.keys()].sort();
  if (ids.join() !== alive.join()) findings.push(`scored are ${ids.join()}, alive ${alive.join()}`);
  for (const table of ["dirty", "writes", "dead_letters"] as const) {
    const left = await idsIn(ledger, table, portalId);
    if (left.length > 0) findings.push(`${table} still holds ${left.join()}`);
  }

  const known = await recall(ledger, portalId, alive);
  const started = await startsOf(ledger, portalId);
  for (const [id, { fit, pain, isReady, isPlain, handoffs, woken, welcomes, forms }] of expected) {
    const { score, events } = known(id);
    if (score === null) continue;
    const scored = `${leadPart(score).fit} + ${leadPart(score).pain}, ready ${score.readiness.ready}`;
    const right = `${fit} + ${pain}, ready ${isReady}`;
    if (scored !== right) findings.push(`${id} is scored ${scored}; the truth is ${right}`);
    const shown = truth.people.get(id)?.properties["ripen_lead_score"];
    if (shown !== String(fit + pain)) findings.push(`${id} shows ${shown}, not ${fit + pain}`);
    for (const [scenario, [least, most]] of [
      ["handoff", handoffs],
      ["welcome", welcomes],
    ] as const) {
      const starts = started.get(`${id} ${scenario}`) ?? [];
      if (starts.length < least || starts.length > most) {
        findings.push(`${id} started ${scenario} ${starts.length} times, not ${least} to ${most}`);
      }
      const told = [...truth.triggers].filter((each) =>
        each.startsWith(`${id} ripen_${scenario}_at `),
      );
      if (isPlain && told.length !== starts.length) {
        findings.push(`${id} started ${scenario} ${starts.length} times, told ${told.length}`);
      }
    }
    if (!isPlain) continue;
    const awoke = (started.get(`${id} handoff`) ?? []).filter((why) => why === "woken").length;
    if (awoke !== woken) findings.push(`${id} was woken ${awoke} times, not ${woken}`);
    const first = truth.firstRead.get(id) ?? 0;
    const wanted = (first > 0 ? 1 : 0) + forms - first;
    const found = events.filter(({ type }) => type === "form_submitted").length;
    if (found !== wanted) findings.push(`${id} has ${found} form events, not ${wanted}`);
  }
  return findings;
}

async function idsIn(
  ledger: Ledger,
  table: "scores" | "dirty" | "writes" | "dead_letters",
  portalId: PortalId,
): Promise<string[]> {
  const rows = await ledger.read
    .selectFrom(table)
    .select("contact_id")
    .where("portal_id", "=", portalId)
    .execute();
  return rows.map((row) => row.contact_id).sort();
}

/** Why crossings set something off, by contact and scenario. */
async function startsOf(
  ledger: Ledger,
  portalId: PortalId,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await ledger.read
    .selectFrom("crossings")
    .select(["contact_id", "scenario", "why"])
    .where("portal_id", "=", portalId)
    .where("state", "in", ["intended", "written", "receipt"])
    .execute();
  const starts = new Map<string, readonly string[]>();
  for (const { contact_id: id, scenario, why } of rows) {
    starts.set(`${id} ${scenario}`, [...(starts.get(`${id} ${scenario}`) ?? []), why]);
  }
  return starts;
}
