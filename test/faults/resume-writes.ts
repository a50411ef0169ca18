import { Writable } from "node:stream";
import { systemClock } from "../../src/base/clock.ts";
import { runCommand } from "../../src/commands/program.ts";
import { resume } from "../../src/commands/resume.ts";
import type { Ledger } from "../../src/store/engine/ledger.ts";
import { readPauses } from "../../src/store/portals/pauses.ts";
import type { PortalId } from "../../src/store/engine/portal-id.ts";

/** True when a breaker stopped the writes of some contact. */
export async function isStopped(ledger: Ledger, portalId: PortalId): Promise<boolean> {
  const pauses = await readPauses(ledger.read, portalId, systemClock.now());
  return [...pauses.keys()].some((what) => what.startsWith("contact:"));
}

/** `ripen resume`, as an operator runs it who has looked; one that fails is run again later. */
export async function resumeWrites(
  env: Readonly<Record<string, string>>,
  portalId: PortalId,
): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const io = { stdout: nowhere, stderr: nowhere, isTerminal: false, env };
  await runCommand(resume, ["--portal", String(portalId)], io);
}
